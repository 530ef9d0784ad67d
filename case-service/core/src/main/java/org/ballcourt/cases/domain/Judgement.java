package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.InterventionDeclined;
import org.ballcourt.contracts.CaseEvent.RulingIssued;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;

/**
 * The ruling, or the refusal to take the case, and what came of it.
 *
 * @param caller the side that called the platform in, or for which silence did; null before that
 * @param declined the platform did not take the case: that is what an appeal is about, and there is no ruling
 * @param appealUntil until when a side may appeal or join
 * @param finalNow nothing can be brought against it any more
 * @param reviewLapses how often review was not done in time
 */
public record Judgement(
        Role caller,
        boolean declined,
        Ruling ruling,
        List<Appeal> appeals,
        Instant appealUntil,
        boolean finalNow,
        int reviewLapses) {
    /** An appeal of one side. */
    public record Appeal(Role by, AppealGround ground, String clause) {}

    static final Judgement NONE = new Judgement(null, false, null, List.of(), null, false, 0);

    public Judgement {
        appeals = List.copyOf(appeals);
    }

    Judgement calledBy(Role side) {
        return new Judgement(side, false, ruling, appeals, appealUntil, finalNow, reviewLapses);
    }

    /** Nothing is to be appealed where the case ends with it, as it did in the first edition. */
    Judgement declined(InterventionDeclined event) {
        List<Duty> mayAppeal = event.ball().opened();
        return mayAppeal.isEmpty()
                ? this
                : new Judgement(
                        caller, true, null, List.of(), mayAppeal.getFirst().dueAt(), false, 0);
    }

    /** The case is taken, be it after an appeal: whatever is ruled then is new. */
    Judgement taken() {
        return declined ? new Judgement(caller, false, null, List.of(), null, false, 0) : this;
    }

    /** Each ruling can be appealed: the one on returned goods, too, that follows a final one. */
    Judgement ruled(RulingIssued event, Instant at) {
        List<Duty> mayAppeal = event.ball().opened();
        Instant until = mayAppeal.isEmpty() ? at : mayAppeal.getFirst().dueAt();
        return new Judgement(caller, false, event.ruling(), List.of(), until, false, 0);
    }

    Judgement appealed(Appeal appeal) {
        List<Appeal> all = new ArrayList<>(appeals);
        all.add(appeal);
        return new Judgement(caller, declined, ruling, all, appealUntil, finalNow, reviewLapses);
    }

    Judgement decided(Ruling standing) {
        return new Judgement(caller, declined, standing, appeals, appealUntil, true, reviewLapses);
    }

    /** @param last nobody else had to act any more */
    Judgement lapsed(DutyLapsed event, boolean last) {
        return switch (event.duty()) {
            case REVIEW -> new Judgement(caller, declined, ruling, appeals, appealUntil, finalNow, reviewLapses + 1);
            case MAY_APPEAL -> last ? madeFinal() : this;
            default -> this;
        };
    }

    private Judgement madeFinal() {
        return new Judgement(caller, declined, ruling, appeals, appealUntil, true, reviewLapses);
    }

    boolean hasAppealed(Role side) {
        return appeals.stream().anyMatch(appeal -> appeal.by() == side);
    }
}
