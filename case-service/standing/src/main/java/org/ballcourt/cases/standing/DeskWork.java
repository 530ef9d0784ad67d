package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;

/**
 * What the desks did on a case.
 *
 * @param accepted when the platform took the case; null if it did not
 * @param acted the last is who acted last
 */
public record DeskWork(Instant accepted, List<Pass> passes, List<Deed> fixed, List<Deed> asked, List<Actor> acted) {
    /** Somebody's act at a time. */
    public record Deed(Actor by, Instant at) {}

    public record Pass(Actor by, Instant at, Boolean empty) {
        public Pass {
            empty = Boolean.TRUE.equals(empty);
        }
    }

    public DeskWork {
        passes = Dossier.orNone(passes);
        fixed = Dossier.orNone(fixed);
        asked = Dossier.orNone(asked);
        acted = Dossier.orNone(acted);
    }

    DeskWork accepted(Instant at) {
        return new DeskWork(at, passes, fixed, asked, acted);
    }

    DeskWork passed(Pass pass) {
        return new DeskWork(accepted, Dossier.plus(passes, pass), fixed, asked, acted);
    }

    DeskWork fixed(Deed fix) {
        return new DeskWork(accepted, passes, Dossier.plus(fixed, fix), asked, acted);
    }

    DeskWork asked(Deed request) {
        return new DeskWork(accepted, passes, fixed, Dossier.plus(asked, request), acted);
    }

    DeskWork actedBy(Actor actor) {
        List<Actor> others = acted.stream().filter(one -> !one.equals(actor)).toList();
        return new DeskWork(accepted, passes, fixed, asked, Dossier.plus(others, actor));
    }
}
