package org.ballcourt.simulation.play;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Topics;
import org.ballcourt.notifications.deliveries.Address;
import org.ballcourt.simulation.broker.SimulatedBroker;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.Scheduler;
import org.ballcourt.simulation.play.World.Kind;
import org.ballcourt.simulation.play.World.Place;

/** What goes wrong in a schedule, and when; after a while nothing does any more. */
final class Faults {
    /** From then on everything is mended. */
    static final long MENDED = 35 * Scheduler.SECOND;

    private static final long SESSION = 10 * Scheduler.SECOND;

    enum Fault {
        KILL,
        KILL_AGAIN,
        KILL_ALL,
        FREEZE,
        STORE_AWAY,
        STORE_UNSTEADY,
        BROKER_AWAY,
        TOPIC_CUT,
        READ_AGAIN,
        CLOCK_JUMPS,
        MAIL_UNSTEADY,
        ADDRESS_CHANGES
    }

    private static final Set<Fault> ENDS =
            EnumSet.of(Fault.KILL, Fault.KILL_AGAIN, Fault.KILL_ALL, Fault.FREEZE, Fault.READ_AGAIN);
    private static final long FIRST_LOOK = 20 * Scheduler.SECOND;

    private final World world;
    private final Checks checks;
    private final Scheduler scheduler;
    private final Set<Fault> kinds = EnumSet.noneOf(Fault.class);
    private int crashes;
    private int endsOfSenders;

    Faults(World world, Checks checks) {
        this.world = world;
        this.checks = checks;
        this.scheduler = world.scheduler;
    }

    /** Draws a plan: some kinds of faults, and some of each. */
    void plan() {
        Random random = scheduler.random();
        int number = random.nextInt(10);
        for (int i = random.nextInt(5); i > 0; i--) {
            kinds.add(Fault.values()[random.nextInt(Fault.values().length)]);
        }
        List<Fault> chosen = List.copyOf(kinds);
        if (!chosen.isEmpty()) {
            for (int i = 0; i < number; i++) {
                Fault fault = chosen.get(random.nextInt(chosen.size()));
                scheduler.at(random.nextLong(MENDED), () -> strike(fault));
            }
        }
        scheduler.at(MENDED, this::mend);
    }

    int crashes() {
        return crashes;
    }

    /** How often a process that sends mail was killed, stood still, or may not have heard that its note was taken: it may send again. */
    int endsOfSenders() {
        return endsOfSenders;
    }

    private void strike(Fault fault) {
        if (scheduler.now() >= MENDED) {
            return;
        }
        Place place = world.places.get(scheduler.random().nextInt(world.places.size()));
        switch (fault) {
            case KILL -> kill(place, 20 * Scheduler.SECOND);
            case KILL_AGAIN -> {
                kill(place, Scheduler.SECOND);
                scheduler.at(scheduler.now() + random(3), () -> kill(place, Scheduler.SECOND));
            }
            case KILL_ALL -> {
                Kind kind = place.kind;
                world.places.stream().filter(one -> one.kind == kind).forEach(one -> kill(one, 60 * Scheduler.SECOND));
            }
            case FREEZE -> freeze(place);
            case STORE_AWAY -> {
                endsOfSenders++;
                world.storage.setAway(true);
                scheduler.at(scheduler.now() + random(20), () -> world.storage.setAway(false));
            }
            case STORE_UNSTEADY -> {
                endsOfSenders++;
                world.storage.setUnsteady(true);
                scheduler.at(scheduler.now() + random(30), () -> world.storage.setUnsteady(false));
            }
            case BROKER_AWAY -> {
                world.broker.setAway(true);
                scheduler.at(scheduler.now() + random(25), () -> world.broker.setAway(false));
            }
            case TOPIC_CUT -> cut();
            case READ_AGAIN -> readAgain();
            case CLOCK_JUMPS -> jump();
            case MAIL_UNSTEADY -> {
                world.mailTrouble.setUnsteady(true);
                scheduler.at(scheduler.now() + random(40), () -> world.mailTrouble.setUnsteady(false));
            }
            case ADDRESS_CHANGES -> changeAddress();
        }
    }

    private long random(int seconds) {
        return 1 + scheduler.random().nextLong(seconds * Scheduler.SECOND);
    }

    private void kill(Place place, long longestPause) {
        if (place.node.isDead()) {
            return;
        }
        crashes++;
        endsOfSenders += place.kind == Kind.NOTICES ? 1 : 0;
        place.node.kill();
        expireSoon();
        scheduler.at(scheduler.now() + 1 + scheduler.random().nextLong(longestPause), () -> world.start(place));
    }

    private void freeze(Place place) {
        endsOfSenders += place.kind == Kind.NOTICES ? 1 : 0;
        Node node = place.node;
        node.freeze();
        expireSoon();
        scheduler.at(scheduler.now() + random(40), node::thaw);
    }

    /** Others take over what a dead member had when its session is over. */
    private void expireSoon() {
        scheduler.at(scheduler.now() + SESSION, world.broker::expireSessions);
    }

    /**
     * A process that dies forgets what it saw acknowledged, and what is written over before anybody looked is seen by nobody then: what
     * the topic loses is promised back only where the relays live on and have looked once.
     */
    private void cut() {
        if (crashes > 0 || kinds.stream().anyMatch(ENDS::contains) || scheduler.now() < FIRST_LOOK) {
            return;
        }
        int partition = scheduler.random().nextInt(SimulatedBroker.PARTITIONS);
        int records = 1 + scheduler.random().nextInt(4);
        world.broker.cut(Topics.CASE_EVENTS, partition, records);
        checks.topicIsCut();
    }

    /** Somebody sets the positions of a group back to the beginning, with its members away. */
    private void readAgain() {
        Kind kind = scheduler.random().nextBoolean() ? Kind.CLOCKS : Kind.NOTICES;
        world.places.stream().filter(one -> one.kind == kind).forEach(one -> kill(one, 5 * Scheduler.SECOND));
        world.broker.forgetPositions(kind.name().toLowerCase(Locale.ROOT));
    }

    private void jump() {
        world.places.stream()
                .filter(place -> place.kind == Kind.CLOCKS && place.number == 0)
                .forEach(place -> {
                    Node node = place.node;
                    node.setAhead(Duration.ofSeconds(scheduler.random().nextInt(14_400) - 7_200));
                    scheduler.at(scheduler.now() + random(60), () -> node.setAhead(Duration.ZERO));
                });
    }

    private void changeAddress() {
        List<Script> all = List.copyOf(world.scripts.values());
        Script script = all.get(scheduler.random().nextInt(all.size()));
        Actor seller = new Actor(Role.SELLER, script.seller());
        if (scheduler.random().nextBoolean()) {
            world.addresses.remove(seller);
        } else {
            world.addresses.put(seller, new Address(script.seller() + "@example.com", null));
        }
    }

    private void mend() {
        world.storage.setAway(false);
        world.storage.setUnsteady(false);
        world.broker.setAway(false);
        world.mailTrouble.setUnsteady(false);
        world.places.forEach(place -> {
            place.node.thaw();
            place.node.setAhead(Duration.ZERO);
            world.start(place);
        });
    }
}
