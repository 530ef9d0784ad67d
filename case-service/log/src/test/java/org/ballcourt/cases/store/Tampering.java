package org.ballcourt.cases.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.store.RawLog.RawCommit;
import org.ballcourt.cases.store.RawLog.RawEvent;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventHash;

/** Forgeries of a stored log. */
final class Tampering {
    private Tampering() {}

    static RawLog event(RawLog log, long seq, UnaryOperator<RawEvent> change) {
        return commits(
                log,
                commit -> events(
                        commit,
                        commit.events().stream()
                                .map(e -> e.seq() == seq ? change.apply(e) : e)
                                .toList()));
    }

    static RawLog payload(RawLog log, long seq, UnaryOperator<String> change) {
        return event(
                log, seq, e -> new RawEvent(e.seq(), e.type(), e.at(), e.actor(), change.apply(e.payload()), e.hash()));
    }

    /** Gives an event another type, with every hash recomputed as an insider would. */
    static RawLog retype(RawLog log, long seq, String type) {
        return rehashed(event(log, seq, e -> new RawEvent(e.seq(), type, e.at(), e.actor(), e.payload(), e.hash())));
    }

    static RawLog without(RawLog log, long n) {
        List<RawCommit> rest = log.commits().stream().filter(c -> c.n() != n).toList();
        return new RawLog(log.caseId(), log.version(), log.relayed(), log.lastSeq(), log.head(), rest);
    }

    static RawLog commits(RawLog log, UnaryOperator<RawCommit> change) {
        List<RawCommit> changed = log.commits().stream().map(change).toList();
        return new RawLog(log.caseId(), log.version(), log.relayed(), log.lastSeq(), log.head(), changed);
    }

    static RawCommit events(RawCommit commit, List<RawEvent> events) {
        return new RawCommit(
                commit.n(), commit.commandId(), commit.bodyHash(), commit.actor(), commit.at(), events, commit.seal());
    }

    private static RawLog rehashed(RawLog log) {
        String head = RecordedEvent.GENESIS;
        List<RawCommit> commits = new ArrayList<>();
        for (RawCommit commit : log.commits()) {
            List<RawEvent> events = new ArrayList<>();
            for (RawEvent e : commit.events()) {
                head = EventHash.of(
                        head, log.caseId(), e.seq(), e.type(), e.at(), e.actor(), commit.commandId(), e.payload());
                events.add(new RawEvent(e.seq(), e.type(), e.at(), e.actor(), e.payload(), head));
            }
            String seal = RawCommit.seal(
                    log.caseId(), commit.n(), commit.commandId(), commit.bodyHash(), commit.actor(), commit.at(), head);
            commits.add(new RawCommit(
                    commit.n(), commit.commandId(), commit.bodyHash(), commit.actor(), commit.at(), events, seal));
        }
        return new RawLog(log.caseId(), log.version(), log.relayed(), log.lastSeq(), head, commits);
    }
}
