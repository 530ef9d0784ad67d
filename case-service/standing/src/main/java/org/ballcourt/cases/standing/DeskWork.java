package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;

/**
 * What the desks did on a case.
 *
 * @param accepted when the platform took the case; null if it did not
 * @param acted the last is who acted last
 * @param contact null for all but contacts with the desk
 */
public record DeskWork(
        Instant accepted,
        List<Pass> passes,
        List<Deed> fixed,
        List<Deed> asked,
        List<Actor> acted,
        List<Refusal> declined,
        FirstContact contact) {
    /** Somebody's act at a time. */
    public record Deed(Actor by, Instant at) {}

    /** @param from who answered for the case until then, and {@code to} since then; null where nobody did, or that was not kept yet */
    public record Pass(Actor by, Instant at, Boolean empty, Actor from, Actor to) {
        public Pass {
            empty = Boolean.TRUE.equals(empty);
        }
    }

    /** @param overturned when a reviewer found it wrong; null where nobody did */
    public record Refusal(Actor by, Instant at, Instant overturned) {}

    /**
     * Somebody asked the desk.
     *
     * @param earlier how often about the same before
     * @param by who answered first; null where nobody did
     * @param at when that was, or when it closed without
     * @param waited milliseconds until then
     * @param late whether the deadline had passed
     */
    public record FirstContact(String policy, int earlier, Actor by, Instant at, Long waited, Boolean late) {
        public FirstContact {
            late = Boolean.TRUE.equals(late);
        }

        boolean isAnswered() {
            return by != null;
        }

        private FirstContact answered(Actor answering, Instant when, long waiting, boolean tooLate) {
            return new FirstContact(policy, earlier, answering, when, waiting, tooLate);
        }

        private FirstContact closed(Instant when) {
            return isAnswered() ? this : new FirstContact(policy, earlier, null, when, null, true);
        }
    }

    public DeskWork {
        passes = Dossier.orNone(passes);
        fixed = Dossier.orNone(fixed);
        asked = Dossier.orNone(asked);
        acted = Dossier.orNone(acted);
        declined = Dossier.orNone(declined);
    }

    DeskWork accepted(Instant at) {
        return new DeskWork(at, passes, fixed, asked, acted, declined, contact);
    }

    DeskWork passed(Pass pass) {
        return new DeskWork(accepted, Dossier.plus(passes, pass), fixed, asked, acted, declined, contact);
    }

    DeskWork fixed(Deed fix) {
        return new DeskWork(accepted, passes, Dossier.plus(fixed, fix), asked, acted, declined, contact);
    }

    DeskWork asked(Deed request) {
        return new DeskWork(accepted, passes, fixed, Dossier.plus(asked, request), acted, declined, contact);
    }

    DeskWork actedBy(Actor actor) {
        List<Actor> others = acted.stream().filter(one -> !one.equals(actor)).toList();
        return new DeskWork(accepted, passes, fixed, asked, Dossier.plus(others, actor), declined, contact);
    }

    DeskWork declined(Deed refusal) {
        return new DeskWork(
                accepted,
                passes,
                fixed,
                asked,
                acted,
                Dossier.plus(declined, new Refusal(refusal.by(), refusal.at(), null)),
                contact);
    }

    /** A case is declined once more only after the first time was overturned. */
    DeskWork overturned(Instant at) {
        List<Refusal> now = declined.stream()
                .map(one -> one.overturned() == null ? new Refusal(one.by(), one.at(), at) : one)
                .toList();
        return new DeskWork(accepted, passes, fixed, asked, acted, now, contact);
    }

    DeskWork asked(FirstContact opened) {
        return new DeskWork(accepted, passes, fixed, asked, acted, declined, opened);
    }

    DeskWork answered(Actor by, Instant at, long waited, boolean late) {
        return asked(contact.answered(by, at, waited, late));
    }

    DeskWork closed(Instant at) {
        return contact == null ? this : asked(contact.closed(at));
    }
}
