package org.ballcourt.cases.command;

import java.util.Optional;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptorChain;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.RecentCases;
import org.ballcourt.cases.store.RecentCases.Recalled;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** Gives a command that was accepted before its first answer again. The log is the memory of what was accepted, so it is read here. */
record IdempotencyInterceptor(RecentCases cases) implements MessageHandlerInterceptor<CommandMessage> {
    /** The case that the current command is decided on. */
    static final ResourceKey<Recalled> CASE = ResourceKey.withLabel("case");

    @Override
    public MessageStream<?> interceptOnHandle(
            CommandMessage message, ProcessingContext context, MessageHandlerInterceptorChain<CommandMessage> chain) {
        CommandMetadata metadata = new CommandMetadata(message.metadata());
        Recalled recalled =
                metadata.insistsOnReading() ? cases.read(metadata.caseId()) : cases.recall(metadata.caseId());
        Optional<Commit> earlier = recalled.known().log().commitOf(metadata.actor(), metadata.commandId());
        if (earlier.isEmpty()) {
            context.putResource(CASE, recalled);
            return chain.proceed(message, context);
        }
        if (!recalled.fresh()) {
            // The answer shows the case as it stands by now.
            return MessageStream.failed(new Unconfirmed(metadata.caseId()));
        }
        return earlier.get().mayBeOf(metadata.bodyHash())
                ? MessageStream.just(CaseMessages.result(CommandResult.repeated(recalled.known(), earlier.get())))
                : MessageStream.failed(reused(metadata));
    }

    static CaseRejection reused(CommandMetadata metadata) {
        return new CaseRejection(
                RejectionCode.COMMAND_ID_REUSED,
                Message.of("rule.command-id-reused").with("commandId", metadata.commandId()));
    }
}
