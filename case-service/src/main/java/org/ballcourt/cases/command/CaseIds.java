package org.ballcourt.cases.command;

import org.ballcourt.contracts.Actor;

/** Ids of new cases: derived from who files and with which command, so that a retried filing finds its own case. */
final class CaseIds {
    /** Crockford's base 32: no letter that is taken for a digit. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;

    private CaseIds() {}

    static String of(Actor actor, String commandId) {
        byte[] hash = Digest.sha256(actor + "\n" + commandId);
        StringBuilder id = new StringBuilder("BC-");
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(hash[i] & 31));
        }
        return id.toString();
    }
}
