package org.ballcourt.cases.walk;

import static org.ballcourt.contracts.Role.*;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.CaseCommand.*;

/** Everything that can happen in a state: every command with every content that makes a difference, by everybody who may send it. */
final class MoveGenerator {
    private final CaseState state;
    private final Instant now;
    private final Actors actors;
    private final Moves moves;
    private final LapseMoves silence;
    private final DeskMoves desk;
    private final Policy policy;

    private MoveGenerator(CaseState state, Instant now, Policy policy) {
        this.policy = policy;
        this.state = state;
        this.now = now;
        this.moves = new Moves(state, now);
        this.actors = moves.actors();
        this.silence = new LapseMoves(moves);
        this.desk = new DeskMoves(moves);
    }

    static List<Move> of(CaseState normal, Instant now, Policy policy) {
        MoveGenerator generator = new MoveGenerator(normal, now, policy);
        generator.fill();
        return generator.moves.all();
    }

    private void fill() {
        if (state.stage() != Stage.ENFORCEMENT && hasAdvance()) {
            payments();
            return;
        }
        if (state.matter() != null) {
            matter();
            return;
        }
        always();
        if (state.stage() != Stage.CLOSED && state.stage() != Stage.SUSPENDED) {
            whileRunning();
        }
        switch (state.stage()) {
            case NEGOTIATION -> negotiation();
            case ACCEPTANCE -> acceptance();
            case EVIDENCE -> evidence();
            case MEDIATION -> mediation();
            case ADJUDICATION -> adjudication();
            case APPEAL_WINDOW -> appeals();
            case REVIEW -> review();
            case ENFORCEMENT -> enforcement();
            case SUSPENDED -> suspended();
            case CLOSED -> closed();
        }
    }

    private void matter() {
        silence.lapses();
        SmallMatters.acts(state.matter(), moves);
    }

    private void always() {
        moves.act(
                Actors.SUPERVISOR,
                new RecordExternalOutcome(SuspensionCause.COURT, "walk " + state.events(), Moves.REASON));
        reversals();
        if (state.stage() == Stage.CLOSED) {
            return;
        }
        moves.act(actors.side(BUYER), new AddStatement("walk", null));
        Instant later = now.plus(LapseMoves.LAPSE_AFTER);
        CreditOutage outage = new CreditOutage(now, later);
        moves.add(new Move(
                () -> Moves.label("SYSTEM", outage, null),
                UnaryOperator.identity(),
                Actors.CLOCK,
                later,
                outage,
                null));
        silence.lapses();
    }

    /** A contest of any of them may be upheld at any time. */
    private void reversals() {
        state.fulfilment().recoveries().stream()
                .filter(recovery -> !recovery.reversed())
                .forEach(recovery -> moves.act(
                        Actors.CLOCK,
                        new ReverseRecovery(
                                "walk",
                                recovery.from(),
                                recovery.amount(),
                                recovery.number() == 0 ? null : recovery.number()),
                        "from " + recovery.from()));
    }

    private void suspended() {
        moves.act(Actors.SUPERVISOR, new ResumeCase(null));
        if (policy.secondEdition() != null) {
            for (SuspensionCause cause : SuspensionCause.values()) {
                moves.act(Actors.SUPERVISOR, new SuspendCase(cause, "walk"), cause);
            }
        }
    }

    private void whileRunning() {
        for (SuspensionCause cause : SuspensionCause.values()) {
            moves.act(Actors.SUPERVISOR, new SuspendCase(cause, "walk"), cause);
        }
        moves.act(actors.fresh(AGENT), new SuspendCase(SuspensionCause.LAB, "walk"));
        if (policy.secondEdition() != null) {
            moves.act(Actors.SUPERVISOR, new SuspendCase(SuspensionCause.COURT, null), "unproven");
        }
    }

    private void negotiation() {
        moves.act(actors.side(SELLER), new AcceptClaim());
        moves.act(actors.side(SELLER), new RejectClaim(SellerRejectionGround.OTHER, null, List.of()));
        for (InterventionGround ground : InterventionGround.values()) {
            call(BUYER, ground);
        }
        call(SELLER, InterventionGround.BAD_FAITH);
        moves.sides(new SubmitEvidence(Moves.EVIDENCE, null, null));
        offers();
        withdraw();
    }

    private void call(Role side, InterventionGround ground) {
        List<String> evidence = List.of(Moves.EVIDENCE + actors.side(side));
        moves.act(actors.side(side), new RequestIntervention(ground, Moves.REASON, evidence), ground);
    }

    private void withdraw() {
        moves.act(actors.side(BUYER), new WithdrawComplaint(null));
    }

    private void offers() {
        for (Role side : List.of(BUYER, SELLER)) {
            MakeOffer offer = new MakeOffer(Grant.MONEY.remedy(), Grant.MONEY.amount(state), null);
            moves.act(actors.side(side), offer, null, Grant.LITTLE_MONEY::offeredBefore);
            if (policy.secondEdition() != null) {
                int made = policy.secondEdition().offers().pausing();
                moves.act(
                        actors.side(side),
                        offer,
                        "late",
                        before -> Grant.LITTLE_MONEY.offeredBefore(before, side, made));
            }
        }
        String open =
                state.negotiation().openOffer().map(Negotiation.Offer::offerId).orElse(null);
        if (open != null) {
            moves.sides(new DeclineOffer(open, null));
            for (Grant grant : Grant.AGREED) {
                moves.sides(new AcceptOffer(open), grant, grant::offeredIn);
            }
        }
    }

    private void acceptance() {
        desk.byAnyone(new AcceptIntervention());
        desk.byAnyone(new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, Moves.REASON));
        desk.handOffs();
        withdraw();
    }

    private void evidence() {
        moves.sides(new CompleteEvidence());
        desk.asking();
        desk.settlements();
        desk.escalations();
        desk.handOffs();
        withdraw();
    }

    private void mediation() {
        moves.sides(new DeclineSettlement(null));
        for (Grant grant : Grant.AGREED) {
            moves.sides(new AcceptSettlement(), grant, grant::proposedIn);
        }
        offers();
        desk.settlements();
        desk.escalations();
        desk.handOffs();
        withdraw();
    }

    private void adjudication() {
        desk.asking();
        desk.settlements();
        desk.escalations();
        for (Grant grant : Grant.RULED) {
            desk.byAnyone(grant.command(state, policy), grant);
        }
        desk.handOffs();
        withdraw();
    }

    private void appeals() {
        for (AppealGround ground : AppealGround.values()) {
            String clause = state.ball().open().getFirst().clause();
            for (Role side : List.of(BUYER, SELLER)) {
                List<String> evidence = List.of(Moves.EVIDENCE + actors.side(side));
                moves.act(actors.side(side), new LodgeAppeal(ground, Moves.REASON, evidence, clause), ground);
            }
        }
        desk.handOffs();
    }

    private void review() {
        appeals();
        desk.asking();
        if (state.judgement().declined()) {
            for (AppealDecision decision : AppealDecision.values()) {
                desk.reviewers().forEach(r -> moves.act(r, new DecideAppeal(decision, null, Moves.REASON), decision));
            }
            return;
        }
        for (Grant grant : Grant.values()) {
            for (Actor reviewer : desk.reviewers()) {
                moves.act(
                        reviewer,
                        new DecideAppeal(AppealDecision.REVISED, grant.command(state, policy), Moves.REASON),
                        "REVISED " + grant);
                moves.act(
                        reviewer,
                        new DecideAppeal(AppealDecision.DISMISSED, null, Moves.REASON),
                        "DISMISSED " + grant,
                        grant::ruledIn);
            }
        }
    }

    private void enforcement() {
        StepKind last = state.fulfilment().plan().steps().getLast();
        StepKind step = state.fulfilment().next().orElse(last);
        moves.sides(new ConfirmStep(step, "walk"), step);
        moves.sides(new ReportNonPerformance(step, null), step);
        advances();
        desk.handOffs();
    }

    private boolean hasAdvance() {
        return state.ball().open().stream().anyMatch(duty -> duty.kind() == DutyKind.PAY_ADVANCE);
    }

    private void advances() {
        state.ball().open().stream()
                .filter(duty -> duty.kind() == DutyKind.PAY_ADVANCE)
                .forEach(duty ->
                        moves.act(Actors.CLOCK, new RecordAdvance(duty.dutyId(), "walk"), "of " + duty.about()));
    }

    /**
     * Nothing else depends on whether a credit is paid out by now, nor that on anything else: so in the walk it is paid out, or fails
     * for good, before anything else happens.
     */
    private void payments() {
        advances();
        silence.lapsesOf(DutyKind.PAY_ADVANCE);
    }

    private void closed() {
        List<StepKind> done = state.fulfilment().done();
        if (!done.isEmpty()) {
            moves.act(actors.side(BUYER), new ReportNonPerformance(done.getLast(), null));
        }
        state.desk().acted().stream()
                .filter(actor -> actor.role() != REVIEWER)
                .limit(1)
                .forEach(actor -> moves.sides(new RateService(actor.id(), 5, null)));
    }
}
