package org.ballcourt.cases.command;

import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.wire.Sha256;

/**
 * A request on its way to its case.
 *
 * @param bodyHash covers the command's name too: two commands without fields have the same body
 */
record CommandEnvelope(String caseId, CommandRequest request, String bodyHash) {
    static CommandEnvelope of(CommandRequest request) {
        String caseId = request.command() instanceof FilingCommand filing
                ? CaseIds.of(filing, request.actor(), request.commandId())
                : request.caseId();
        String name = CommandNames.nameOf(request.command().getClass());
        String hash = Sha256.hex(name + "\n" + request.body());
        return new CommandEnvelope(caseId, request, hash);
    }

    /** Filings of one actor wait for each other, so that two of them cannot both use the last of a quota. */
    String lockKey() {
        return request.command() instanceof FilingCommand ? request.actor().toString() : caseId;
    }
}
