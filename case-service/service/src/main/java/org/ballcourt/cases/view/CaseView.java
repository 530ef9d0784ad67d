package org.ballcourt.cases.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.LineAccount;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;

/**
 * Shows a case to one reader at one instant: a pure function of its events.
 *
 * @param account of the order line; null where none is kept
 * @param opener gives the text, or a word for an erased one
 */
record CaseView(OpenCase open, Reader reader, Instant now, LineAccount account, Function<PersonalText, String> opener) {
    /**
     * For a third party no more than its own part.
     *
     * @param clauses gives the text of a clause, or null
     * @param calendar of the rules that govern now
     * @param beside what is known from outside its log
     */
    CaseAnswer answer(
            List<AllowedAction> allowed,
            Function<String, String> clauses,
            BusinessCalendar calendar,
            CaseSurroundings beside) {
        CaseAnswer.Heading heading = heading(allowed, clauses, calendar);
        List<ShownExhibit> evidence = ShownExhibit.of(open, reader, opener);
        DisputeView dispute = new DisputeView(open, reader, opener, clauses);
        if (reader.isThirdParty()) {
            return new CaseAnswer.ForOutsider(heading, tracking(), dispute.requests(), dispute.recoveries(), evidence);
        }
        return open.state().matter() == null
                ? new CaseAnswer.OfDispute(
                        heading,
                        course(),
                        times(),
                        money(),
                        account,
                        beside.partOfGroup() ? true : null,
                        dispute.parts(),
                        evidence,
                        beside.asked())
                : new CaseAnswer.OfMatter(
                        heading,
                        course(),
                        times(),
                        MatterParts.of(open.events(), new Redaction(reader, opener)),
                        evidence,
                        beside.asked());
    }

    private CaseAnswer.Heading heading(
            List<AllowedAction> allowed, Function<String, String> clauses, BusinessCalendar calendar) {
        return new CaseAnswer.Heading(
                open.caseId(),
                open.version(),
                open.state().matter() == null
                        ? MatterKind.DISPUTE
                        : open.state().matter().kind(),
                open.state().stage(),
                open.state().ball().open().stream()
                        .filter(duty ->
                                !reader.isThirdParty() || reader.duties().contains(duty.dutyId()))
                        .map(duty -> duty(duty, clauses, calendar))
                        .toList(),
                allowed);
    }

    private static CaseAnswer.OpenDuty duty(Duty duty, Function<String, String> clauses, BusinessCalendar calendar) {
        return new CaseAnswer.OpenDuty(
                duty.dutyId(),
                duty.kind(),
                duty.holder(),
                duty.holderId(),
                duty.since(),
                duty.dueAt(),
                duty.clock(),
                duty.clause(),
                clauses.apply(duty.clause()),
                duty.about(),
                duty.kinds(),
                duty.payments(),
                duty.calendarAssumed(),
                new CaseAnswer.Silence(duty.onLapse(), duty.dueAt()),
                DeadlineReason.of(duty, calendar));
    }

    private CaseAnswer.Tracking tracking() {
        return new CaseAnswer.Tracking(
                open.state().filing().order().carrier(),
                open.state().filing().order().trackingNumber());
    }

    private CaseAnswer.Course course() {
        CaseAnswer.AnnouncedPolicy next = open.state().filing() == null
                ? null
                : open.state()
                        .filing()
                        .nextAfter(now)
                        .map(announced -> new CaseAnswer.AnnouncedPolicy(announced.version(), announced.governsFrom()))
                        .orElse(null);
        return new CaseAnswer.Course(
                open.state().outcome(),
                open.state().desk().owner(),
                open.state().desk().owner() == null ? null : open.state().desk().fixed(),
                open.state().suspendedFrom(),
                open.state().policyAt(now),
                next,
                open.state().matter() == null
                        ? open.state().filing().at()
                        : open.state().matter().at(),
                open.state().closedAt());
    }

    /** Whether a hand-off was empty is the platform's own. */
    private CaseAnswer.Times times() {
        CaseTally tally = CaseTally.of(
                open.events(), open.state().lastAt().isAfter(now) ? open.state().lastAt() : now);
        SortedMap<String, Duration> held = new TreeMap<>(open.state().heldUntil(now));
        return new CaseAnswer.Times(
                open.state().ball().waiting().stream()
                        .map(waiting -> new CaseAnswer.WaitingDuty(
                                waiting.duty().dutyId(),
                                waiting.duty().kind(),
                                waiting.duty().holder(),
                                waiting.why(),
                                waiting.remaining()))
                        .toList(),
                held,
                tally.elapsed(),
                tally.suspended(),
                new CaseAnswer.HandOffs(tally.handOffs(), reader.isPlatform() ? tally.empty() : null),
                tally.missed().stream()
                        .map(lapsed -> new CaseAnswer.MissedDuty(
                                lapsed.dutyId(), lapsed.duty(), lapsed.holder(), lapsed.dueAt()))
                        .toList(),
                tally.evidenceRounds());
    }

    private Map<Account, String> money() {
        return money(open.state());
    }

    /** Only accounts that moved. */
    static Map<Account, String> money(CaseState state) {
        String currency = state.zero().currency();
        SortedMap<Account, String> moved = new TreeMap<>();
        state.money().forEach((account, balance) -> {
            if (balance.signum() != 0) {
                moved.put(account, new Money(balance.setScale(Money.digits(currency)), currency).signed());
            }
        });
        return moved;
    }
}
