package org.ballcourt.cases.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptorChain;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;

/** Counts and times commands. */
final class MetricsInterceptor implements MessageHandlerInterceptor<CommandMessage> {
    private final MeterRegistry meters;
    private final FirstAnswerTimes waits;
    private final Timer seconds;
    private final Counter conflicts;

    MetricsInterceptor(MeterRegistry meters) {
        this.meters = meters;
        this.waits = new FirstAnswerTimes(meters);
        this.seconds = Timer.builder("ballcourt.command")
                .description("From a command's arrival to its answer")
                .serviceLevelObjectives(
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(meters);
        this.conflicts = Counter.builder("ballcourt.conflicts")
                .description("Commands that were decided anew because somebody else was faster")
                .register(meters);
    }

    /** Runs one command; waiting for others of its case, and deciding anew, are part of what its caller waits for. */
    <T> T time(Supplier<T> command) {
        return seconds.record(command);
    }

    @Override
    public MessageStream<?> interceptOnHandle(
            CommandMessage message, ProcessingContext context, MessageHandlerInterceptorChain<CommandMessage> chain) {
        return counted(nameOf(message), chain.proceed(message, context));
    }

    private <M extends Message> MessageStream<M> counted(String command, MessageStream<M> results) {
        return results.onNext(result ->
                        accepted(command, (CommandResult) result.message().payload()))
                .onErrorContinue(failure -> {
                    failed(command, failure);
                    return MessageStream.failed(failure);
                });
    }

    private static String nameOf(CommandMessage message) {
        return CommandNames.nameOf(((CaseCommand) message.payload()).getClass());
    }

    private void accepted(String command, CommandResult result) {
        String outcome = result.commit() == null ? "nothing" : result.repeated() ? "repeated" : "accepted";
        Counter.builder("ballcourt.commands")
                .description("Commands that were taken: accepted, repeated, or nothing to do")
                .tags("command", command, "result", outcome)
                .register(meters)
                .increment();
        if (outcome.equals("accepted")) {
            waits.answered(result);
        }
    }

    private void failed(String command, Throwable failure) {
        if (failure instanceof CaseRejection rejection) {
            Counter.builder("ballcourt.rejections")
                    .description("Commands that a rule refused, which is their sender's fault")
                    .tags("command", command, "code", rejection.code().name())
                    .register(meters)
                    .increment();
        } else if (failure instanceof VersionConflict) {
            conflicts.increment();
        }
    }
}
