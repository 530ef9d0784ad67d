package org.ballcourt.cases.relay;

import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore.RelayMark;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Place;

/** One case on its way to Kafka: at most one of its events is under way at any time. */
final class InFlightCase {
    private CaseLog log;
    private final long since;
    private long acknowledged;
    private Place place;
    private boolean underWay;

    /**
     * @param acknowledged number of the newest event that this relay saw acknowledged, or that the store has marked: only the
     *     one after it may be sent
     * @param since on the monotonic clock, when the case was first seen waiting
     */
    InFlightCase(CaseLog log, long acknowledged, long since) {
        this.log = log;
        this.acknowledged = acknowledged;
        this.since = since;
    }

    /**
     * More was committed while the case was under way: that follows without another look at the store. The mark still depends on what was
     * read first, so that whoever took a mark back is heard.
     */
    void goesOn(CaseLog later) {
        if (later.version() > log.version()) {
            log = new CaseLog(
                    later.caseId(), later.version(), log.relayed(), later.lastSeq(), later.head(), later.commits());
        }
    }

    /** The next event, if none is under way. */
    Optional<LoggedEvent> next() {
        return waiting().stream()
                .filter(event -> event.seq() == acknowledged + 1)
                .findFirst();
    }

    /** The next event and those that follow it; none while one is under way. */
    List<LoggedEvent> waiting() {
        if (underWay || isDone()) {
            return List.of();
        }
        return newCommits().stream()
                .flatMap(commit -> commit.logged().stream())
                .filter(event -> event.seq() > acknowledged)
                .toList();
    }

    /** The commits that the store has not marked. */
    List<Commit> newCommits() {
        return log.commits().stream()
                .filter(commit -> commit.n() > log.relayed())
                .toList();
    }

    void sent() {
        underWay = true;
    }

    void acknowledged(long seq, Place there) {
        underWay = false;
        acknowledged = seq;
        place = there;
    }

    boolean isDone() {
        return acknowledged >= log.lastSeq();
    }

    String caseId() {
        return log.caseId();
    }

    CaseLog log() {
        return log;
    }

    long acknowledged() {
        return acknowledged;
    }

    long since() {
        return since;
    }

    RelayMark mark() {
        return new RelayMark(log.caseId(), log.relayed(), log.version(), place);
    }
}
