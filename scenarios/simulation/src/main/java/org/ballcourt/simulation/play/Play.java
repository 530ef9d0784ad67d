package org.ballcourt.simulation.play;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.simulation.kernel.Scheduler;
import org.ballcourt.simulation.play.World.Kind;
import org.ballcourt.simulation.play.World.Place;

/** One schedule, from a seed. */
public final class Play {
    /** Long enough for every pause between two tries, and for a clock that was doubted. */
    private static final long LATEST = 3600 * Scheduler.SECOND;

    private static final long LOOK_EVERY = 5 * Scheduler.SECOND;

    private final Random random;
    private final World world;

    /**
     * What came of it.
     *
     * @param crashes processes killed
     * @param steps things that happened
     * @param seconds of virtual time
     * @param wrong empty where everything was as it must be
     */
    public record Result(long seed, int crashes, long steps, long seconds, List<String> wrong) {}

    private Play(long seed) {
        random = new Random(seed);
        // Neighbouring seeds begin alike.
        random.nextLong();
        world = new World(random);
    }

    public static Result of(long seed) {
        return new Play(seed).run(seed);
    }

    private Result run(long seed) {
        Script.some(random, 1 + random.nextInt(3)).forEach(one -> world.scripts.put(one.caseId(), one));
        people();
        Checks checks = new Checks(world);
        Faults faults = new Faults(world, checks);
        faults.plan();
        world.places.forEach(world::start);
        world.scripts.values().forEach(this::follow);

        FinalChecks last = new FinalChecks(world, faults);
        List<String> open = List.of("not begun");
        world.scheduler.runUntil(() -> false, random.nextInt(4) == 0 ? Faults.MENDED : 10 * Scheduler.SECOND);
        while (world.observed.wrong().isEmpty() && !open.isEmpty() && world.scheduler.now() < LATEST) {
            world.scheduler.runUntil(() -> !world.observed.wrong().isEmpty(), world.scheduler.now() + LOOK_EVERY);
            checks.nothingIsMarkedThatIsNotThere();
            open = last.look();
        }
        open.forEach(world.observed::wrong);
        world.failures().forEach(world.observed::wrong);
        world.close();
        return new Result(
                seed,
                faults.crashes(),
                world.scheduler.steps(),
                world.scheduler.now() / Scheduler.SECOND,
                world.observed.wrong());
    }

    /** Which processes there are. */
    private void people() {
        add(Kind.CASES, 1 + random.nextInt(2));
        if (random.nextInt(4) > 0) {
            add(Kind.CLOCKS, 1 + random.nextInt(2));
        }
        if (random.nextBoolean()) {
            add(Kind.NOTICES, 1 + random.nextInt(2));
        }
    }

    private void add(Kind kind, int number) {
        for (int i = 0; i < number; i++) {
            world.places.add(new Place(kind, i));
        }
    }

    /** The people of a case act when it is their turn; where no clocks are played, somebody does what they would. */
    private void follow(Script script) {
        Scheduler scheduler = world.scheduler;
        CaseLog log = world.logs.of(script.caseId());
        int step = log.commits().size();
        if (step == script.steps().size()) {
            return;
        }
        Script.Step next = script.steps().get(step);
        long at = Duration.between(Script.BEGIN, next.at()).toNanos();
        boolean acts = next.lapses() == null || !world.has(Kind.CLOCKS);
        List<Place> running = world.places.stream()
                .filter(place -> place.kind == Kind.CASES && place.isRunning())
                .toList();
        if (acts && scheduler.now() >= at && !running.isEmpty()) {
            Place door = running.get(random.nextInt(running.size()));
            door.node.spawn("request", () -> tryTo(door, script, step));
        }
        scheduler.at(
                Math.max(acts ? at : 0, scheduler.now() + random.nextLong(2 * Scheduler.SECOND) + 1),
                () -> follow(script));
    }

    private static void tryTo(Place door, Script script, int step) {
        try {
            door.core.act(script, step);
        } catch (RuntimeException refused) {
            // He tries again.
        }
    }
}
