package org.ballcourt.cases.walk;

import static org.ballcourt.contracts.Role.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.CaseCommand.*;

/** The moves of one state as they are found, each with its label. */
final class Moves {
    /** Evidence that everybody who may bring any has at hand; its id names its uploader. */
    static final String EVIDENCE = "walk-evidence-";

    /** Enough of a reason for every act that needs one. */
    static final String REASON = "walked through";

    private final CaseState state;
    private final Instant now;
    private final Actors actors;
    private final List<Move> all = new ArrayList<>();

    Moves(CaseState state, Instant now) {
        this.state = state;
        this.now = now;
        this.actors = new Actors(state);
    }

    CaseState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    Actors actors() {
        return actors;
    }

    List<Move> all() {
        return all;
    }

    void add(Move move) {
        all.add(move);
    }

    void sides(CaseCommand command, Object what, UnaryOperator<CaseState> given) {
        act(actors.side(BUYER), command, what, given);
        act(actors.side(SELLER), command, what, given);
    }

    void sides(CaseCommand command, Object what) {
        sides(command, what, UnaryOperator.identity());
    }

    void sides(CaseCommand command) {
        sides(command, null);
    }

    void act(Actor actor, CaseCommand command) {
        act(actor, command, null);
    }

    void act(Actor actor, CaseCommand command, Object what) {
        act(actor, command, what, UnaryOperator.identity());
    }

    /** @param what tells the act from others of its kind, as an argument of a message; null where there is but one */
    void act(Actor actor, CaseCommand command, Object what, UnaryOperator<CaseState> given) {
        all.add(new Move(() -> label(actor, command, what), given, actor, now, ofOwn(actor, command), null));
    }

    private Message label(Actor actor, CaseCommand command, Object what) {
        return label(whoIs(actor), command, what);
    }

    static Message label(String who, CaseCommand command, Object what) {
        Message act = Message.of(what == null ? "lab.move.act" : "lab.move.act-of-many")
                .with("who", who)
                .with("command", command.getClass().getSimpleName());
        return what == null ? act : act.with("what", what instanceof Message ? what : String.valueOf(what));
    }

    private static CaseCommand ofOwn(Actor actor, CaseCommand command) {
        return command instanceof SubmitEvidence submit && submit.evidence().equals(EVIDENCE)
                ? new SubmitEvidence(EVIDENCE + actor, submit.element(), submit.caption())
                : command;
    }

    /** By what the rules know the actor by, since its name differs from state to state. */
    private String whoIs(Actor actor) {
        if (!actor.role().isPlatform() || actor.role() == SUPERVISOR) {
            return StateKey.alike(actor.role()).name();
        }
        boolean holds = state.ball().open().stream()
                .anyMatch(duty -> actor.id().equals(duty.holderId()) && duty.holder() == actor.role());
        boolean waits = state.ball().waiting().stream()
                .map(Ball.Waiting::duty)
                .anyMatch(duty -> actor.id().equals(duty.holderId()) && duty.holder() == actor.role());
        boolean owns = actor.equals(state.desk().owner());
        return actor.role() + (holds ? " (holder)" : owns ? " (owner)" : waits ? " (holder later)" : " (new)");
    }
}
