package org.ballcourt.cases.walk;

import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Desk;
import org.ballcourt.cases.domain.Filing;
import org.ballcourt.cases.domain.Judgement;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.cases.domain.UsageCounters;
import org.ballcourt.contracts.Duty;

/** A state with one part in the place of another. */
final class StateCopies {
    private StateCopies() {}

    static CaseState judgement(CaseState s, Judgement judgement) {
        return of(s, s.filing(), s.lastAt(), s.ball(), s.desk(), s.negotiation(), s.proof(), judgement, s.usage());
    }

    static CaseState talks(CaseState s, List<Negotiation.Offer> offers, Negotiation.Settlement settlement) {
        Negotiation talks = new Negotiation(
                offers,
                settlement,
                s.negotiation().rejected(),
                s.negotiation().sellerSilent(),
                s.negotiation().failedSettlements(),
                s.negotiation().settledFromAdjudication());
        return of(s, s.filing(), s.lastAt(), s.ball(), s.desk(), talks, s.proof(), s.judgement(), s.usage());
    }

    static CaseState ball(CaseState s, Ball ball) {
        return of(s, s.filing(), s.lastAt(), ball, s.desk(), s.negotiation(), s.proof(), s.judgement(), s.usage());
    }

    static CaseState filing(CaseState s, Filing filing, Instant lastAt) {
        return of(s, filing, lastAt, s.ball(), s.desk(), s.negotiation(), s.proof(), s.judgement(), s.usage());
    }

    /** The state in which that duty is the first whose time is over, together with those that are always due with it. */
    static CaseState due(CaseState s, Duty first, Instant dueAt) {
        List<Duty> open = s.ball().open().stream()
                .map(duty -> SilenceTable.dueTogether(duty, first) ? timed(duty, duty.since(), dueAt) : duty)
                .toList();
        return ball(s, new Ball(open, s.ball().waiting(), s.ball().opened()));
    }

    static Duty timed(Duty duty, Instant since, Instant dueAt) {
        return named(duty, duty.dutyId(), since, dueAt);
    }

    static Duty named(Duty duty, String dutyId, Instant since, Instant dueAt) {
        return duty.withId(dutyId).withTime(since, dueAt, List.of());
    }

    static CaseState of(
            CaseState s,
            Filing filing,
            Instant lastAt,
            Ball ball,
            Desk desk,
            Negotiation talks,
            Proof proof,
            Judgement judgement,
            UsageCounters conduct) {
        return new CaseState(
                filing,
                s.matter(),
                s.stage(),
                s.suspendedFrom(),
                s.outcome(),
                s.events(),
                lastAt,
                s.closedAt(),
                ball,
                desk,
                talks,
                proof,
                judgement,
                s.fulfilment(),
                s.money(),
                s.held(),
                conduct);
    }
}
