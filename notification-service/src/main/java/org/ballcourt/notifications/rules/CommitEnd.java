package org.ballcourt.notifications.rules;

import java.util.HashSet;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;

/** What holds when all events of a commit have happened, and who was told of any of them. */
final class CommitEnd {
    private final KnownCase before;
    private final KnownCase end;
    private final boolean closed;
    private final Set<Actor> told = new HashSet<>();

    /** @param closed whether the case is over then */
    CommitEnd(KnownCase before, KnownCase end, boolean closed) {
        this.before = before;
        this.end = end;
        this.closed = closed;
    }

    KnownCase state() {
        return end;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isOpen(DutyKind kind) {
        return end.duties().stream().anyMatch(duty -> duty.kind() == kind);
    }

    boolean isOpen(Duty duty) {
        return end.duties().stream().anyMatch(open -> open.dutyId().equals(duty.dutyId()));
    }

    /** Whoever was never told of a duty need not be told that it is gone. */
    boolean wasOpenBefore(Duty duty) {
        return before.duties().stream().anyMatch(open -> open.dutyId().equals(duty.dutyId()));
    }

    void tell(Actor reader) {
        told.add(reader);
    }

    boolean isTold(Actor reader) {
        return told.contains(reader);
    }
}
