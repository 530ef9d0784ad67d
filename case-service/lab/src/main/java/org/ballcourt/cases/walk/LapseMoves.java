package org.ballcourt.cases.walk;

import static org.ballcourt.contracts.Role.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.CaseCommand.*;

/** Silence: each duty that may be the first whose time is over. */
final class LapseMoves {
    static final Duration LAPSE_AFTER = Duration.ofHours(1);

    private final Moves moves;
    private final CaseState state;
    private final Instant now;

    LapseMoves(Moves moves) {
        this.moves = moves;
        this.state = moves.state();
        this.now = moves.now();
    }

    void lapses() {
        List<Duty> duties = state.ball().open();
        duties.stream()
                .filter(duty -> duties.stream()
                                .filter(d -> SilenceTable.dueTogether(d, duty))
                                .findFirst()
                                .get()
                        == duty)
                .forEach(this::lapses);
    }

    void lapsesOf(DutyKind kind) {
        state.ball().open().stream().filter(duty -> duty.kind() == kind).forEach(this::lapses);
    }

    private void lapses(Duty duty) {
        boolean rulingTakesEffect =
                duty.onLapse() == Consequence.RULING_FINAL || duty.onLapse() == Consequence.RULING_STANDS;
        if (rulingTakesEffect && state.judgement().ruling() != null) {
            for (Grant grant : Grant.values()) {
                lapse(duty, grant, grant::ruledIn);
            }
        } else {
            lapse(duty, null, UnaryOperator.identity());
        }
    }

    private void lapse(Duty duty, Grant ruled, UnaryOperator<CaseState> content) {
        Instant due = now.plus(LAPSE_AFTER);
        moves.add(new Move(
                () -> label(duty, ruled),
                s -> StateCopies.due(content.apply(s), duty, due),
                Actors.CLOCK,
                due,
                new LapseDuty(duty.dutyId()),
                duty));
    }

    private static Message label(Duty duty, Grant ruled) {
        boolean outside = duty.kind() == DutyKind.AWAIT_OUTSIDE_BODY;
        String holder = outside ? "" : " (" + StateKey.alike(duty.holder()) + ")";
        String cause = StateKey.causeOf(duty) == null ? "" : " of " + StateKey.causeOf(duty);
        String what = duty.kind() + holder + cause + ": " + duty.onLapse() + (ruled == null ? "" : " " + ruled);
        return Message.of("lab.move.silence").with("duty", what);
    }
}
