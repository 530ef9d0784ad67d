package org.ballcourt.cases.command;

import java.util.HexFormat;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CommandNames;

/**
 * A submission on its way to its case.
 *
 * @param bodyHash covers the command's name too: two commands without fields have the same body
 */
record Attempt(String caseId, Submission submission, String bodyHash) {
    static Attempt of(Submission submission) {
        String caseId = submission.command() instanceof FilingCommand filing
                ? CaseIds.of(filing, submission.actor(), submission.commandId())
                : submission.caseId();
        String name = CommandNames.nameOf(submission.command().getClass());
        String hash = HexFormat.of().formatHex(Digest.sha256(name + "\n" + submission.body()));
        return new Attempt(caseId, submission, hash);
    }

    /** Filings of one actor wait for each other, so that two of them cannot both use the last of a quota. */
    String lockKey() {
        return submission.command() instanceof FilingCommand
                ? submission.actor().toString()
                : caseId;
    }
}
