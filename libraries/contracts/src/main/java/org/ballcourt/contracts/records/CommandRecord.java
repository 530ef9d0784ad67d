package org.ballcourt.contracts.records;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.OptionalField;

/**
 * A command on its topic.
 *
 * @param commandId idempotency key, unique per actor
 * @param caseId null for a command that opens a case
 * @param command its name, such as {@code RejectClaim}
 * @param with the body that it has over HTTP
 * @param expectedVersion null unless the sender insists on one
 * @param <B> {@link CaseCommand} where it is written; what the JSON library makes of a body not yet checked where it is read
 */
public record CommandRecord<B>(
        String commandId,
        @OptionalField String caseId,
        Actor actor,
        String command,
        @OptionalField B with,
        @OptionalField Long expectedVersion) {
    /** The header with the token of whoever acts, as a request over HTTP has it: {@code Bearer} and the token. */
    public static final String AUTHORIZATION = "authorization";

    public static CommandRecord<CaseCommand> of(String commandId, String caseId, Actor actor, CaseCommand command) {
        return new CommandRecord<>(commandId, caseId, actor, CommandNames.nameOf(command.getClass()), command, null);
    }
}
