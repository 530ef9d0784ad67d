package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.contracts.Actor;

/** Writes commits whose events hold no personal text, so that no key is needed. */
public final class SimulatedCommits {
    private static final CommitWriter WRITER = new CommitWriter(new TextEncryption(null));

    private SimulatedCommits() {}

    /** The next commit of a log. */
    public static Commit after(CaseLog base, Actor actor, String commandId, Instant at, List<DatedEvent> events) {
        return WRITER.write(base, actor, commandId, "hash-of-" + commandId, at, events);
    }
}
