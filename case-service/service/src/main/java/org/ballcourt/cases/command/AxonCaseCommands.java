package org.ballcourt.cases.command;

import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.configuration.MessagingConfigurer;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.ballcourt.cases.store.CommitHint;
import org.ballcourt.cases.store.RecentCases;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.traces.Leg;
import org.ballcourt.servicekit.traces.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends every command through Axon's command bus, one at a time per case in this JVM; the store's version decides between JVMs. */
final class AxonCaseCommands implements CaseCommands, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AxonCaseCommands.class);
    private static final int STRIPES = 1024;
    private static final int ATTEMPTS = 8;

    private final RecentCases cases;
    private final CommandHandling handling;
    private final AxonConfiguration axon;
    private final CommandGateway gateway;
    private final CommitHint hint;
    private final MetricsInterceptor metrics;
    private final Traces traces;
    private final List<Lock> locks;

    AxonCaseCommands(
            RecentCases cases, CommandHandling handling, CommitHint hint, MetricsInterceptor metrics, Traces traces) {
        this(cases, handling, hint, metrics, traces, STRIPES);
    }

    /**
     * The same, and nobody traces.
     *
     * @param stripes 0 for no courtesy at all, as between two JVMs
     */
    AxonCaseCommands(
            RecentCases cases, CommandHandling handling, CommitHint hint, MetricsInterceptor metrics, int stripes) {
        this(cases, handling, hint, metrics, Traces.OFF, stripes);
    }

    private AxonCaseCommands(
            RecentCases cases,
            CommandHandling handling,
            CommitHint hint,
            MetricsInterceptor metrics,
            Traces traces,
            int stripes) {
        this.traces = traces;
        this.cases = cases;
        this.handling = handling;
        this.axon = MessagingConfigurer.create()
                .componentRegistry(registry -> registry.registerComponent(Converter.class, c -> new NoConversion()))
                .registerCommandHandlerInterceptor(c -> metrics)
                .registerCommandHandlerInterceptor(c -> new IdempotencyInterceptor(cases))
                .registerCommandHandlingModule(CommandHandlingModule.named("cases")
                        .commandHandlers(handlers -> CaseMessages.commands()
                                .forEach(name -> handlers.commandHandler(
                                        name, (message, context) -> handle(handling, message, context)))))
                .start();
        this.gateway = axon.getComponent(CommandGateway.class);
        this.hint = hint;
        this.metrics = metrics;
        this.locks = IntStream.range(0, stripes)
                .<Lock>mapToObj(i -> new ReentrantLock())
                .toList();
    }

    private static MessageStream.Single<CommandResultMessage> handle(
            CommandHandling handling, CommandMessage message, ProcessingContext context) {
        CommandResult result = handling.handle(
                (CaseCommand) message.payload(),
                new CommandMetadata(message.metadata()),
                context.getResource(IdempotencyInterceptor.CASE));
        return MessageStream.just(CaseMessages.result(result));
    }

    @Override
    public CommandResult submit(CommandRequest sent) {
        CommandRequest request = handling.ids()
                .named(ContestTarget.named(sent, cases, handling.decisions().clock()));
        String name = CommandNames.nameOf(request.command().getClass());
        try (LogContext _ = LogContext.ofCommand(request.caseId(), request.commandId());
                Leg handling = traces.begin("command " + name)
                        .with("command", name)
                        .with(LogContext.CASE, request.caseId())
                        .with(LogContext.COMMAND, request.commandId())
                        .entered()) {
            CommandMessage message = CaseMessages.command(request.command(), CommandMetadata.of(request))
                    .andMetadata(CommandMetadata.tracedBy(handling.traceparent()));
            CommandResult result = metrics.time(() -> oneAtATime(queueOf(request), message));
            if (result.isNew()) {
                log.debug("{} is accepted as version {}", name, result.log().version());
                hint.committed(result.log());
            }
            return result;
        }
    }

    @Override
    public String caseOfComplaint(Actor actor, String commandId) {
        return handling.ids().ofComplaint(actor, commandId);
    }

    @Override
    public String caseOf(FilingCommand filing, Actor actor, String commandId) {
        return handling.ids().of(filing, actor, commandId);
    }

    /** Complaints of one buyer wait for each other, whoever files them, so that two of them cannot both use the last of a quota. */
    private static String queueOf(CommandRequest request) {
        return switch (request.command()) {
            case FileComplaint complaint -> Role.BUYER + "/" + complaint.order().buyer();
            case FilingCommand _ -> request.actor().toString();
            default -> request.caseId();
        };
    }

    private CommandResult oneAtATime(String queue, CommandMessage message) {
        if (locks.isEmpty()) {
            return send(message);
        }
        Lock lock = locks.get(Math.floorMod(queue.hashCode(), locks.size()));
        lock.lock();
        try {
            return send(message);
        } finally {
            lock.unlock();
        }
    }

    /** Decides anew after each conflict. Nothing else is repeated: what an infrastructure failure means is the caller's to judge. */
    private CommandResult send(CommandMessage message) {
        try {
            return gateway.sendAndWait(message, CommandResult.class);
        } catch (Unconfirmed | VersionConflict recalled) {
            return read(message.andMetadata(CommandMetadata.insistingOnReading()), recalled instanceof VersionConflict);
        }
    }

    private CommandResult read(CommandMessage message, boolean contended) {
        for (int number = contended ? 2 : 1; ; number++) {
            try {
                return gateway.sendAndWait(message, CommandResult.class);
            } catch (VersionConflict conflict) {
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

    /** Payloads are our own objects from end to end; were one to be converted, something would be wired wrongly. */
    private static final class NoConversion implements Converter {
        @Override
        public boolean canConvert(Type from, Type to) {
            return from.equals(to);
        }

        @Override
        public <T> T convert(Object input, Type to) {
            throw new IllegalStateException("Nothing is converted here: " + input + " to " + to);
        }

        @Override
        public void describeTo(ComponentDescriptor descriptor) {
            descriptor.describeProperty("conversion", "none");
        }
    }
}
