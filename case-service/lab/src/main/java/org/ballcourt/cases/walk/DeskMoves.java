package org.ballcourt.cases.walk;

import static org.ballcourt.contracts.Role.*;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.CaseCommand.*;

/** What the platform does with a case that is on its desk, and what calls for more of it: asking, proposing, handing on, going higher. */
final class DeskMoves {
    private final Moves moves;
    private final CaseState state;
    private final Actors actors;

    DeskMoves(Moves moves) {
        this.moves = moves;
        this.state = moves.state();
        this.actors = moves.actors();
    }

    void byAnyone(CaseCommand command) {
        byAnyone(command, null);
    }

    void byAnyone(CaseCommand command, Object what) {
        for (Role role : List.of(AGENT, SENIOR)) {
            actors.desk(role).forEach(actor -> moves.act(actor, command, what));
        }
    }

    void handOffs() {
        if (state.stage() == Stage.REVIEW) {
            handOff(actors.fresh(REVIEWER), Message.of("lab.move.hand-off.reviewer"), true);
            return;
        }
        for (Role role : List.of(AGENT, SENIOR)) {
            Actor fresh = actors.fresh(role);
            handOff(fresh, Message.of("lab.move.hand-off.fact").with("role", role.name()), true);
            handOff(fresh, Message.of("lab.move.hand-off.empty").with("role", role.name()), false);
            List<Actor> before = state.desk().fixed() ? List.of() : actors.before(role);
            before.forEach(
                    actor -> handOff(actor, Message.of("lab.move.hand-off.back").with("role", role.name()), false));
        }
    }

    /** Who hands on makes a difference only while there is no owner, or where an owner may not any more; the supervisor always may. */
    private void handOff(Actor to, Message how, boolean fact) {
        List<String> facts = fact ? newFact() : List.of();
        if (fact && facts.isEmpty()) {
            return;
        }
        HandOff command = new HandOff(to, HandOffReason.ABSENCE, facts);
        moves.act(Actors.SUPERVISOR, command, how);
        if (state.desk().owner() != null && !fact) {
            return;
        }
        for (Role role : List.of(AGENT, SENIOR)) {
            actors.desk(role).stream()
                    .filter(actor -> !actor.equals(to))
                    .forEach(actor -> moves.act(actor, command, how));
        }
    }

    /** An act of a party that no hand-off named yet. */
    private List<String> newFact() {
        return LongStream.rangeClosed(1, state.events())
                .filter(number -> state.usage().facts().testBit(Math.toIntExact(number)))
                .mapToObj(Long::toString)
                .filter(fact -> !state.desk().citedFacts().contains(fact))
                .limit(1)
                .toList();
    }

    /** Each party that has no open request; asking twice at once only makes the same thing happen twice. */
    void asking() {
        for (Role party : List.of(BUYER, SELLER, CARRIER, SERVICE_PROVIDER, LAB)) {
            boolean asked = state.ball().open().stream()
                    .anyMatch(duty -> StateKey.alike(duty.holder()) == StateKey.alike(party) && isRequest(duty));
            String id =
                    party.isSide() ? state.idOf(party) : "walk-" + party.name().toLowerCase(Locale.ROOT);
            if (!asked) {
                String element = state.proof().burdens().isEmpty()
                        ? null
                        : state.proof().burdens().getFirst().element();
                RequestEvidence request = new RequestEvidence(party + "/" + id, element, List.of(), null);
                byAnyone(request, "of " + party);
                if (state.stage() == Stage.REVIEW) {
                    reviewers().forEach(reviewer -> moves.act(reviewer, request, "of " + party));
                }
            }
        }
        state.ball().open().stream().filter(DeskMoves::isRequest).forEach(duty -> {
            Actor holder = new Actor(duty.holder(), duty.holderId());
            moves.act(holder, new SubmitEvidence(Moves.EVIDENCE + holder, null, null));
            moves.act(holder, new DeclareUnavailable(null, Moves.REASON));
        });
    }

    static boolean isRequest(Duty duty) {
        return duty.kind() == DutyKind.ANSWER_REQUEST || duty.kind() == DutyKind.INSPECT;
    }

    void settlements() {
        byAnyone(new ProposeSettlement(Remedy.REFUND, Grant.MONEY.amount(state), null));
    }

    void escalations() {
        for (SeniorGround ground : SeniorGround.values()) {
            moves.act(actors.side(BUYER), new EscalateToSenior(ground, "walk"), ground);
        }
        EscalateToSenior complex = new EscalateToSenior(SeniorGround.COMPLEX, Moves.REASON);
        moves.act(actors.side(SELLER), complex);
        actors.desk(AGENT).forEach(agent -> moves.act(agent, complex));
    }

    List<Actor> reviewers() {
        return actors.desk(REVIEWER);
    }
}
