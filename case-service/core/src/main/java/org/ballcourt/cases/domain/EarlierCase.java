package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.CaseEvent.InterventionDeclined;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;

/**
 * Another case about the same order line, as far as a new one has to know it.
 *
 * @param outcome and closedAt: null while it is open
 * @param refunded what it brought to the buyer within the price of the line
 * @param compensated what it brought beyond that
 * @param evidence ids of its exhibits, and the digests of their bytes
 * @param refundedAtOnce whether the platform was to pay it before anybody answered, whatever became of that
 * @param declined null where the platform did not decline it
 */
public record EarlierCase(
        String caseId,
        Filing filing,
        Outcome outcome,
        Instant closedAt,
        Money refunded,
        Money compensated,
        Set<String> evidence,
        boolean refundedAtOnce,
        Declined declined) {
    /**
     * Why the platform did not take the case.
     *
     * @param told how many letters the buyer's statement had
     */
    public record Declined(DeclineCode code, int told) {}

    public EarlierCase {
        evidence = Set.copyOf(evidence);
    }

    /** @param told how many letters the buyer's statement had */
    public static EarlierCase of(String caseId, List<RecordedEvent> events, int told) {
        CaseState state = CaseState.NONE.after(events);
        return of(caseId, state, events, told, LineAccount.brought(state));
    }

    /** With what it still performs, as an open case beside it has to count it. */
    public static EarlierCase promising(String caseId, List<RecordedEvent> events) {
        CaseState state = CaseState.NONE.after(events);
        return of(caseId, state, events, 0, LineAccount.promised(state));
    }

    /** As the account of its line shows it. */
    public static EarlierCase counting(String caseId, List<RecordedEvent> events) {
        CaseState state = CaseState.NONE.after(events);
        return of(caseId, state, events, 0, LineAccount.counted(state));
    }

    private static EarlierCase of(
            String caseId, CaseState state, List<RecordedEvent> events, int told, Outlay.Paid paid) {
        Declined declined = events.stream()
                                .map(recorded -> recorded.event() instanceof InterventionDeclined no ? no.code() : null)
                                .reduce(null, (before, now) -> now == null ? before : now)
                        instanceof DeclineCode code
                ? new Declined(code, told)
                : null;
        return new EarlierCase(
                caseId,
                state.filing(),
                state.outcome(),
                state.closedAt(),
                paid.refunded(),
                paid.beyondPrice(),
                state.proof().exhibits().stream()
                        .flatMap(exhibit -> Stream.of(
                                exhibit.item().evidenceId(), exhibit.item().sha256()))
                        .collect(Collectors.toSet()),
                events.stream().anyMatch(recorded -> recorded.event() instanceof ExpressRefundGranted),
                declined);
    }

    /** As a closed case that is opened again beside it has to count it: while it is open, with all that it may still bring of the price. */
    public EarlierCase atStake() {
        Money before = filing.earlier() == null
                ? Money.zero(refunded.currency())
                : filing.earlier().refunded();
        return !isOpen()
                ? this
                : new EarlierCase(
                        caseId,
                        filing,
                        outcome,
                        null,
                        LineAccount.less(filing.order().value(), before),
                        compensated,
                        evidence,
                        refundedAtOnce,
                        declined);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** Whether the line has or had its decision in it: whoever withdrew, was too late or was not let in has none. */
    boolean isDecided() {
        return isOpen() || outcome == Outcome.UNDECIDED || RefilingRules.DECIDED.contains(outcome);
    }

    boolean isBetween(String buyer, String seller) {
        return filing.buyer().equals(buyer) && filing.seller().equals(seller);
    }
}
