package org.ballcourt.cases.command;

/** Somebody else was faster; nothing was stored, and the command is to be decided anew. */
final class VersionConflict extends RuntimeException {
    VersionConflict(String caseId) {
        super("Case " + caseId + " has changed since it was read", null, false, false);
    }
}
