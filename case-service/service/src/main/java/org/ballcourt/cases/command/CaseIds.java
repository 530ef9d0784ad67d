package org.ballcourt.cases.command;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.ContestFlag;
import org.ballcourt.contracts.CaseCommand.FileAgentComplaint;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.ReportViolation;
import org.ballcourt.wire.Sha256;

/** Ids of new cases, which begin with what they are about: derived from who files and with which command, so that a retried filing finds its own case. */
final class CaseIds {
    /** Crockford's base 32: no letter that is taken for a digit. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;

    private CaseIds() {}

    static String of(FilingCommand command, Actor actor, String commandId) {
        byte[] hash = Sha256.of(actor + "\n" + commandId);
        StringBuilder id = new StringBuilder(prefix(command));
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(hash[i] & 31));
        }
        return id.toString();
    }

    private static String prefix(FilingCommand command) {
        return switch (command) {
            case FileComplaint _ -> "BC-";
            case FileAgentComplaint _ -> "AC-";
            case ReportViolation _ -> "VR-";
            case ContestFlag _ -> "FC-";
        };
    }
}
