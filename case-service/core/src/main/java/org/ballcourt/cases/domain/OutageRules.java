package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CaseEvent.OutageCredited;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;

/** Time in which nobody could act is given back once, whoever reports it, in whatever order and however often. */
final class OutageRules {
    private OutageRules() {}

    /**
     * To everybody who still had to act when it began or came to have to act during it. An outage that goes on where another one ended,
     * or ends where it began, is one with it, however short each is: its length counts, and what is new of it is given back.
     */
    static void credit(DecisionInProgress draft, CreditOutage command) {
        Outages before = draft.state().usage().outages();
        TimeSpan reported = new TimeSpan(command.from(), command.until());
        TimeSpan whole = joined(before, draft).with(reported).around(reported);
        boolean counts = whole.length().compareTo(draft.policy().outageThreshold()) > 0;
        List<TimeSpan> fresh = before.missingOf(whole);
        if (!counts || fresh.isEmpty() || command.until().isAfter(draft.decidedAt())) {
            return;
        }
        // What was over before the outage lapses first: no event may lie before one that is stored already.
        Instant begin = fresh.getFirst().from();
        Lapses.overdue(draft, begin, false);
        // So does what was over during the outage and gets nothing back.
        Lapses.overdue(draft, draft.decidedAt(), true, duty -> !isCredited(duty));
        DutyChangeBuilder move = draft.dutyChange();
        boolean credited = false;
        for (Duty duty : draft.state().ball().open()) {
            Duration credit = creditOf(duty, fresh, draft.policy().calendar());
            if (!credit.isZero()) {
                move.extend(duty, credit);
                credited = true;
            }
        }
        if (credited) {
            Duration all = fresh.stream().map(TimeSpan::length).reduce(Duration.ZERO, Duration::plus);
            draft.add(new OutageCredited(begin, fresh.getLast().until(), all, move.done()));
        }
    }

    /** What was given back, with what was too short for that. */
    private static Outages joined(Outages before, DecisionInProgress draft) {
        Outages all = before;
        for (TimeSpan silence : draft.facts().silences()) {
            all = silence.until().isAfter(draft.decidedAt()) ? all : all.with(silence);
        }
        return all;
    }

    /** Only people can be kept from something. */
    private static boolean isCredited(Duty duty) {
        boolean people = duty.holder().isSide()
                || duty.holder().isPlatform()
                || duty.holder().isThirdParty();
        return people && duty.kind() != DutyKind.AWAIT_OUTSIDE_BODY;
    }

    /** On the duty's own clock, which was not over when the first of them began; none for those who are no people. */
    private static Duration creditOf(Duty duty, List<TimeSpan> outages, BusinessCalendar calendar) {
        if (!isCredited(duty)) {
            return Duration.ZERO;
        }
        return outages.stream()
                .map(outage -> calendar.between(
                        duty.since().isAfter(outage.from()) ? duty.since() : outage.from(),
                        outage.until(),
                        duty.clock()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
