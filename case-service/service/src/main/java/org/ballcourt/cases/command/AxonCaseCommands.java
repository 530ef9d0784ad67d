package org.ballcourt.cases.command;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitHint;

/** Sends every command through Axon's command bus, one at a time per case in this JVM; the store's version decides between JVMs. */
final class AxonCaseCommands implements CaseCommands, AutoCloseable {
    private static final int STRIPES = 1024;
    private static final int ATTEMPTS = 8;

    private final AxonConfiguration axon;
    private final CommandGateway gateway;
    private final CommitHint listener;
    private final CommandMeters meters;
    private final List<Lock> locks;

    AxonCaseCommands(CaseStore store, CommandHandling handling, CommitHint listener, CommandMeters meters) {
        this(store, handling, listener, meters, STRIPES);
    }

    /** @param stripes 0 for no courtesy at all, as between two JVMs */
    AxonCaseCommands(
            CaseStore store, CommandHandling handling, CommitHint listener, CommandMeters meters, int stripes) {
        this.axon = CaseModule.start(store, handling);
        this.gateway = axon.getComponent(CommandGateway.class);
        this.listener = listener;
        this.meters = meters;
        this.locks = IntStream.range(0, stripes)
                .<Lock>mapToObj(i -> new ReentrantLock())
                .toList();
    }

    @Override
    public CommandResult submit(CommandRequest request) {
        CommandEnvelope envelope = CommandEnvelope.of(request);
        CommandOutcome outcome = meters.measure(request, () -> oneAtATime(envelope));
        if (outcome.isNew()) {
            listener.committed(outcome.after());
        }
        return outcome.answer();
    }

    private CommandOutcome oneAtATime(CommandEnvelope envelope) {
        if (locks.isEmpty()) {
            return send(envelope);
        }
        Lock lock = locks.get(Math.floorMod(envelope.lockKey().hashCode(), locks.size()));
        lock.lock();
        try {
            return send(envelope);
        } finally {
            lock.unlock();
        }
    }

    /** Decides anew after each conflict. Nothing else is repeated: what an infrastructure failure means is the caller's to judge. */
    private CommandOutcome send(CommandEnvelope envelope) {
        for (int number = 1; ; number++) {
            try {
                return gateway.sendAndWait(CaseMessages.command(envelope), CommandOutcome.class);
            } catch (AppendEventsTransactionRejectedException conflict) {
                meters.conflict();
                if (number == ATTEMPTS) {
                    throw new CaseBusy(conflict);
                }
                LockSupport.parkNanos(
                        ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(1L << number)));
            }
        }
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
