package org.ballcourt.cases.command;

/** Whatever was decided other than to append was decided on a log that may be older than the store; it is to be decided anew on what stands there. */
final class Unconfirmed extends RuntimeException {
    Unconfirmed(String caseId) {
        super("Case " + caseId + " was not read for this", null, false, false);
    }
}
