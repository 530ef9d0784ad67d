package org.ballcourt.contracts;

import java.time.Instant;
import java.util.List;

/**
 * What a holder of the ball must do, by when, and what silence brings; complete, so that a reader needs no policy.
 *
 * @param dutyId unique in its case; a duty that moves, pauses or is extended goes on under a new id
 * @param holderId null while any actor of the role may act
 * @param since when it began
 * @param dueAt when it lapses
 * @param onLapse what silence brings
 * @param clause the clause of the policy that says so
 * @param remindAt when its holder is reminded (50 % and 80 % of its time)
 * @param about what it refers to: an offer id, an element, a step or the cause of an advance; else null
 * @param kinds of evidence, one of which is asked for; null where any will do
 * @param payments what is to be paid by it; null where that is not said
 * @param calendarAssumed whether its time runs into a year whose holidays nobody had told, so that it may turn out to be more; null where not
 */
public record Duty(
        String dutyId,
        DutyKind kind,
        Role holder,
        @OptionalField String holderId,
        Instant since,
        Instant dueAt,
        ClockKind clock,
        Consequence onLapse,
        String clause,
        List<Instant> remindAt,
        @OptionalField String about,
        @OptionalField List<EvidenceKind> kinds,
        @OptionalField List<DuePayment> payments,
        @OptionalField Boolean calendarAssumed) {
    public Duty {
        remindAt = remindAt == null ? List.of() : List.copyOf(remindAt);
        kinds = kinds == null || kinds.isEmpty() ? null : List.copyOf(kinds);
        payments = payments == null ? null : List.copyOf(payments);
        calendarAssumed = Boolean.TRUE.equals(calendarAssumed) ? calendarAssumed : null;
    }

    /** A duty that asks for no evidence of certain kinds. */
    public Duty(
            String dutyId,
            DutyKind kind,
            Role holder,
            String holderId,
            Instant since,
            Instant dueAt,
            ClockKind clock,
            Consequence onLapse,
            String clause,
            List<Instant> remindAt,
            String about) {
        this(dutyId, kind, holder, holderId, since, dueAt, clock, onLapse, clause, remindAt, about, null, null, null);
    }

    public Duty withId(String id) {
        return new Duty(
                id,
                kind,
                holder,
                holderId,
                since,
                dueAt,
                clock,
                onLapse,
                clause,
                remindAt,
                about,
                kinds,
                payments,
                calendarAssumed);
    }

    public Duty withHolder(Role role, String id) {
        return new Duty(
                dutyId,
                kind,
                role,
                id,
                since,
                dueAt,
                clock,
                onLapse,
                clause,
                remindAt,
                about,
                kinds,
                payments,
                calendarAssumed);
    }

    public Duty withTime(Instant from, Instant until, List<Instant> reminders) {
        return new Duty(
                dutyId,
                kind,
                holder,
                holderId,
                from,
                until,
                clock,
                onLapse,
                clause,
                reminders,
                about,
                kinds,
                payments,
                calendarAssumed);
    }

    public Duty withOnLapse(Consequence consequence) {
        return new Duty(
                dutyId,
                kind,
                holder,
                holderId,
                since,
                dueAt,
                clock,
                consequence,
                clause,
                remindAt,
                about,
                kinds,
                payments,
                calendarAssumed);
    }

    public Duty asking(List<EvidenceKind> wanted) {
        return new Duty(
                dutyId,
                kind,
                holder,
                holderId,
                since,
                dueAt,
                clock,
                onLapse,
                clause,
                remindAt,
                about,
                wanted,
                payments,
                calendarAssumed);
    }

    public Duty assuming(boolean calendar) {
        return new Duty(
                dutyId, kind, holder, holderId, since, dueAt, clock, onLapse, clause, remindAt, about, kinds, payments,
                calendar);
    }

    /** Whether evidence of that kind can be what is asked for. */
    public boolean takes(EvidenceKind offered) {
        return kinds == null || kinds.contains(offered);
    }

    public boolean isHeldBy(Actor actor) {
        return holder == actor.role() && (holderId == null || holderId.equals(actor.id()));
    }

    public Duty withPayments(List<DuePayment> due) {
        return new Duty(
                dutyId,
                kind,
                holder,
                holderId,
                since,
                dueAt,
                clock,
                onLapse,
                clause,
                remindAt,
                about,
                kinds,
                due,
                calendarAssumed);
    }
}
