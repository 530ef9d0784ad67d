package org.ballcourt.torture.faults;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.ballcourt.torture.mail.MailSink;

/**
 * What can be done to services that run apart.
 *
 * @param net between the services and the store
 * @param services all instances of all of them
 * @param senders the instances that send mail
 * @param sinks where they send it, in the same order
 * @param work what is done on purpose
 */
record ApartFaults(
        Brokers brokers,
        Server store,
        NetProxy net,
        List<Server> services,
        List<NodeClock> clocks,
        List<Server> senders,
        List<MailSink> sinks,
        OperatorWork work,
        FaultTally tally) {
    /** Longer than any session or lease, and than most patience. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration ANSWERS_LATE_BY = Duration.ofSeconds(30);
    private static final Duration JUMP = Duration.ofHours(2);
    /** Past what is forgiven, but only after a while. */
    private static final Duration DRIFT = Duration.ofSeconds(10);

    private static final long STEP_MILLIS = 500;
    /** Within that time a process has seen that its clock was set back, and has ended. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);
    /** A claim on a mail is given up after two minutes. */
    private static final Duration LONGER_THAN_A_CLAIM = Duration.ofSeconds(150);

    void suffer(PlannedFault fault) throws InterruptedException {
        int lot = fault.lot();
        switch (fault.kind()) {
            case LEADER -> away(List.of(brokers.leader(lot)), fault.lasts());
            case BROKER -> away(List.of(any(brokers.all(), lot)), fault.lasts());
            case SERVICE -> away(List.of(any(services, lot)), fault.lasts());
            case STORE -> away(List.of(store), fault.lasts());
            case BROKERS_AWAY -> away(brokers.all(), LONG);
            case FREEZE -> {
                tally.frozen();
                Signals.freeze(any(all(), lot).pid(), fault.lasts());
            }
            case STORE_AWAY -> storeAway(lot % 2 == 0);
            case STORE_SLOW -> {
                tally.suffered(fault.kind());
                net.answerLate(ANSWERS_LATE_BY);
                Thread.sleep(LONG);
                net.answerLate(Duration.ZERO);
            }
            case CLOCK_JUMP -> {
                tally.suffered(fault.kind());
                putWrong(any(clocks, lot / 2), fault.lasts(), _ -> lot % 2 == 0 ? JUMP : JUMP.negated());
            }
            case CLOCK_DRIFT -> {
                tally.suffered(fault.kind());
                long most = (lot % 2 == 0 ? DRIFT : DRIFT.negated()).toMillis();
                putWrong(any(clocks, lot / 2), LONG, share -> Duration.ofMillis((long) (share * most)));
            }
            case MAIL -> loseTheClaim(lot % senders.size());
            case SCALE -> work.scale(fault.lasts());
            case BROKER_REPLACED -> work.replace(any(brokers.all(), lot));
            case UPGRADE -> work.upgrade();
            case SECOND_SITE -> work.moveToASecondSite();
            case PROCESS, START, TORN -> throw new IllegalArgumentException("there is no one process here");
        }
    }

    private List<Server> all() {
        return Stream.of(brokers.all(), List.of(store), services)
                .flatMap(List::stream)
                .toList();
    }

    private static <T> T any(List<T> choices, int lot) {
        return choices.get(lot % choices.size());
    }

    private void away(List<Server> victims, Duration time) throws InterruptedException {
        for (Server victim : victims) {
            victim.kill();
            tally.killed(victim.name());
        }
        Thread.sleep(time);
        long begun = System.nanoTime();
        Server.start(victims);
        tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
    }

    private void storeAway(boolean silently) throws InterruptedException {
        tally.suffered(PlannedFault.Kind.STORE_AWAY);
        if (silently) {
            net.losesItsMemory();
        } else {
            net.cut();
        }
        Thread.sleep(LONG);
        net.open();
    }

    /** @param wrong by how much, when that share of the time is over; at its end the clock is right again */
    private void putWrong(NodeClock victim, Duration time, DoubleFunction<Duration> wrong) throws InterruptedException {
        long begun = System.nanoTime();
        for (long past = 0; past < time.toNanos(); past = System.nanoTime() - begun) {
            victim.set(wrong.apply((double) past / time.toNanos()));
            pause(victim.server());
        }
        victim.set(Duration.ZERO);
        long right = System.nanoTime();
        while (System.nanoTime() - right < SEEN_WITHIN.toNanos()) {
            pause(victim.server());
        }
        victim.server().awaitReady();
    }

    /** Whoever ends because of a clock that was set back is started again, as orchestrators do. */
    private void pause(Server server) throws InterruptedException {
        Thread.sleep(STEP_MILLIS);
        if (!server.isAlive()) {
            tally.startedAgain();
            server.launch();
        }
    }

    /** The other sender takes over what this one was about to send, and this one comes back as a zombie. */
    private void loseTheClaim(int sender) throws InterruptedException {
        if (sinks.get(sender).holdNext(LONG)) {
            tally.suffered(PlannedFault.Kind.MAIL);
            Signals.freeze(senders.get(sender).pid(), LONGER_THAN_A_CLAIM);
        }
    }
}
