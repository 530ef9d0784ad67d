package org.ballcourt.cases.command;

import java.util.List;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.RememberedCase;
import org.ballcourt.contracts.RecordedEvent;

/**
 * What an accepted command brought about.
 *
 * @param version the case's version after the command
 * @param events empty where there was nothing left to do; personal texts are plain in the first answer, sealed in a repeated one
 * @param repeated the same command had been accepted before, and this is its first answer
 * @param commit what was stored for the command; null where nothing was
 * @param known the whole case after the command, so that it can be shown without being read again; for a repeated one as it stands now
 */
public record CommandResult(
        String caseId,
        long version,
        List<RecordedEvent> events,
        boolean repeated,
        Commit commit,
        RememberedCase known) {
    static CommandResult nothing(RememberedCase known) {
        return new CommandResult(known.log().caseId(), known.log().version(), List.of(), false, null, known);
    }

    static CommandResult accepted(RememberedCase before, Commit commit) {
        return new CommandResult(
                before.log().caseId(), commit.n(), commit.events(), false, commit, before.with(commit));
    }

    static CommandResult repeated(RememberedCase known, Commit earlier) {
        return new CommandResult(known.log().caseId(), earlier.n(), earlier.events(), true, earlier, known);
    }

    public CaseLog log() {
        return known.log();
    }

    boolean isNew() {
        return commit != null && !repeated;
    }
}
