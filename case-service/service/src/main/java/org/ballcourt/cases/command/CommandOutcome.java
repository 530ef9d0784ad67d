package org.ballcourt.cases.command;

import java.util.List;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;

/**
 * What became of a command.
 *
 * @param before the log that it was decided on
 * @param commit null where nothing was left to do
 * @param repeated the commit is an earlier one of the same command
 */
record CommandOutcome(CaseLog before, Commit commit, boolean repeated) {
    boolean isNew() {
        return commit != null && !repeated;
    }

    /** The log with the new commit. */
    CaseLog after() {
        return isNew() ? before.with(commit) : before;
    }

    CommandResult answer() {
        CaseLog after = after();
        CommandResult.Log log = new CommandResult.Log(after.version(), after.events());
        return commit == null
                ? new CommandResult(before.caseId(), before.version(), List.of(), false, null, log)
                : new CommandResult(before.caseId(), commit.n(), commit.events(), repeated, commit, log);
    }

    String result() {
        return commit == null ? "nothing" : repeated ? "repeated" : "accepted";
    }
}
