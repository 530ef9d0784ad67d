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
 * @param about what it refers to: an offer id, an element or a step; else null
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
        @OptionalField String about) {
    public Duty {
        remindAt = remindAt == null ? List.of() : List.copyOf(remindAt);
    }

    public Duty withId(String id) {
        return new Duty(id, kind, holder, holderId, since, dueAt, clock, onLapse, clause, remindAt, about);
    }

    public Duty withHolder(Role role, String id) {
        return new Duty(dutyId, kind, role, id, since, dueAt, clock, onLapse, clause, remindAt, about);
    }

    public Duty withTime(Instant from, Instant until, List<Instant> reminders) {
        return new Duty(dutyId, kind, holder, holderId, from, until, clock, onLapse, clause, reminders, about);
    }

    public Duty withOnLapse(Consequence consequence) {
        return new Duty(dutyId, kind, holder, holderId, since, dueAt, clock, consequence, clause, remindAt, about);
    }

    public boolean isHeldBy(Actor actor) {
        return holder == actor.role() && (holderId == null || holderId.equals(actor.id()));
    }
}
