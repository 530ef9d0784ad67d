package org.ballcourt.cases.command;

import java.util.Optional;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptorChain;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** Gives a command that was accepted before its first answer again. The log is the memory of what was accepted, so it is read here. */
record IdempotencyInterceptor(CaseStore store) implements MessageHandlerInterceptor<CommandMessage> {
    /** The log that the current command is decided on. */
    static final ResourceKey<CaseLog> LOG = ResourceKey.withLabel("caseLog");

    @Override
    public MessageStream<?> interceptOnHandle(
            CommandMessage message, ProcessingContext context, MessageHandlerInterceptorChain<CommandMessage> chain) {
        CommandMetadata metadata = new CommandMetadata(message.metadata());
        CaseLog log = store.load(metadata.caseId());
        Optional<Commit> earlier = log.commitOf(metadata.actor(), metadata.commandId());
        if (earlier.isEmpty()) {
            context.putResource(LOG, log);
            return chain.proceed(message, context);
        }
        return earlier.get().bodyHash().equals(metadata.bodyHash())
                ? MessageStream.just(CaseMessages.result(CommandResult.repeated(log, earlier.get())))
                : MessageStream.failed(new CaseRejection(
                        RejectionCode.COMMAND_ID_REUSED,
                        Message.of("rule.command-id-reused").with("commandId", metadata.commandId())));
    }
}
