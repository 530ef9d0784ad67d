package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.RulingIssued;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;

/**
 * The ruling and what came of it.
 *
 * @param appealUntil until when a side may appeal or join
 * @param finalNow nothing can be brought against it any more
 * @param reviewLapses how often review was not done in time
 */
public record Judgement(Ruling ruling, List<Appeal> appeals, Instant appealUntil, boolean finalNow, int reviewLapses) {
    /** An appeal of one side. */
    public record Appeal(Role by, AppealGround ground, String clause) {}

    static final Judgement NONE = new Judgement(null, List.of(), null, false, 0);

    public Judgement {
        appeals = List.copyOf(appeals);
    }

    Judgement ruled(RulingIssued event, Instant at) {
        List<Duty> mayAppeal = event.ball().opened();
        Instant until = mayAppeal.isEmpty() ? at : mayAppeal.getFirst().dueAt();
        return new Judgement(event.ruling(), appeals, until, false, 0);
    }

    Judgement appealed(Appeal appeal) {
        List<Appeal> all = new ArrayList<>(appeals);
        all.add(appeal);
        return new Judgement(ruling, all, appealUntil, finalNow, reviewLapses);
    }

    Judgement decided(Ruling standing) {
        return new Judgement(standing, appeals, appealUntil, true, reviewLapses);
    }

    /** @param last nobody else had to act any more */
    Judgement lapsed(DutyLapsed event, boolean last) {
        return switch (event.duty()) {
            case REVIEW -> new Judgement(ruling, appeals, appealUntil, finalNow, reviewLapses + 1);
            case MAY_APPEAL -> last ? new Judgement(ruling, appeals, appealUntil, true, reviewLapses) : this;
            default -> this;
        };
    }

    boolean hasAppealed(Role side) {
        return appeals.stream().anyMatch(appeal -> appeal.by() == side);
    }
}
