package org.ballcourt.cases.walk;

import static org.ballcourt.contracts.Role.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.CaseCommand.*;

/** Everything that can happen in a state: every command with every content that makes a difference, by everybody who may send it. */
final class MoveGenerator {
    /** Evidence that everybody who may bring any has at hand; its id names its uploader. */
    static final String EVIDENCE = "walk-evidence-";

    private static final Duration LAPSE_AFTER = Duration.ofHours(1);

    private final CaseState state;
    private final Instant now;
    private final Actors actors;
    private final List<Move> moves = new ArrayList<>();

    private MoveGenerator(CaseState state, Instant now) {
        this.state = state;
        this.now = now;
        this.actors = new Actors(state);
    }

    static List<Move> of(CaseState normal, Instant now) {
        MoveGenerator generator = new MoveGenerator(normal, now);
        generator.fill();
        return generator.moves;
    }

    private void fill() {
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
            case SUSPENDED -> act(Actors.SUPERVISOR, new ResumeCase(null));
            case CLOSED -> closed();
        }
    }

    private void matter() {
        lapses();
        SmallMatters.acts(state.matter(), actors).forEach(this::act);
    }

    private void always() {
        act(Actors.SUPERVISOR, new RecordExternalOutcome(SuspensionCause.COURT, "walk", null));
        if (state.stage() == Stage.CLOSED) {
            return;
        }
        act(actors.side(BUYER), new AddStatement("walk", null));
        moves.add(new Move(
                () -> new Words("SYSTEM CreditOutage", "SYSTEM CreditOutage"),
                UnaryOperator.identity(),
                Actors.CLOCK,
                now.plus(LAPSE_AFTER),
                new CreditOutage(now, now.plus(LAPSE_AFTER)),
                null));
        lapses();
    }

    private void lapses() {
        List<Duty> duties = state.ball().open();
        duties.stream()
                .filter(duty -> duties.stream()
                                .filter(d -> SilenceTable.dueTogether(d, duty))
                                .findFirst()
                                .get()
                        == duty)
                .forEach(this::lapses);
    }

    private void lapses(Duty duty) {
        boolean rulingTakesEffect =
                duty.onLapse() == Consequence.RULING_FINAL || duty.onLapse() == Consequence.RULING_STANDS;
        if (rulingTakesEffect && state.judgement().ruling() != null) {
            for (Grant grant : Grant.values()) {
                lapse(duty, " " + grant, grant::ruledIn);
            }
        } else {
            lapse(duty, "", UnaryOperator.identity());
        }
    }

    private void lapse(Duty duty, String what, UnaryOperator<CaseState> content) {
        Instant due = now.plus(LAPSE_AFTER);
        moves.add(new Move(
                () -> new Words("silence on " + name(duty) + what, "沉默 " + name(duty) + what),
                s -> StateCopies.due(content.apply(s), duty, due),
                Actors.CLOCK,
                due,
                new LapseDuty(duty.dutyId()),
                duty));
    }

    private static String name(Duty duty) {
        boolean outside = duty.kind() == DutyKind.AWAIT_OUTSIDE_BODY;
        String holder = outside ? "" : " (" + StateKey.alike(duty.holder()) + ")";
        return duty.kind() + holder + ": " + duty.onLapse();
    }

    private void whileRunning() {
        for (SuspensionCause cause : SuspensionCause.values()) {
            act(Actors.SUPERVISOR, new SuspendCase(cause, "walk"), " " + cause);
        }
        act(actors.fresh(AGENT), new SuspendCase(SuspensionCause.LAB, "walk"));
    }

    private void sides(CaseCommand command, String what) {
        act(actors.side(BUYER), command, what);
        act(actors.side(SELLER), command, what);
    }

    private void negotiation() {
        act(actors.side(SELLER), new AcceptClaim());
        act(actors.side(SELLER), new RejectClaim(SellerRejectionGround.OTHER, null, List.of()));
        for (InterventionGround ground : InterventionGround.values()) {
            act(actors.side(BUYER), new RequestIntervention(ground, "walk"), " " + ground);
        }
        act(actors.side(SELLER), new RequestIntervention(InterventionGround.BAD_FAITH, "walk"), " BAD_FAITH");
        sides(new SubmitEvidence(EVIDENCE, null, null), "");
        offers();
        withdraw();
    }

    private void withdraw() {
        act(actors.side(BUYER), new WithdrawComplaint(null));
    }

    private void offers() {
        Grant any = Grant.MONEY;
        sides(new MakeOffer(any.remedy(), any.amount(state), null), "");
        String open =
                state.negotiation().openOffer().map(Negotiation.Offer::offerId).orElse(null);
        if (open != null) {
            sides(new DeclineOffer(open, null), "");
            for (Grant grant : Grant.AGREED) {
                sides(new AcceptOffer(open), " " + grant, grant::offeredIn);
            }
        }
    }

    private void acceptance() {
        desk(new AcceptIntervention(), "");
        desk(new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, null), "");
        handOffs();
        withdraw();
    }

    private void desk(CaseCommand command, String what) {
        for (Role role : List.of(AGENT, SENIOR)) {
            actors.desk(role).forEach(actor -> act(actor, command, what));
        }
    }

    private void handOffs() {
        if (state.stage() == Stage.REVIEW) {
            handOff(actors.fresh(REVIEWER), " to a new reviewer", " 至新复审员", true);
            return;
        }
        for (Role role : List.of(AGENT, SENIOR)) {
            Actor fresh = actors.fresh(role);
            handOff(fresh, " to a new " + role + " with a fact", " 附新事实移交新 " + role, true);
            handOff(fresh, " to a new " + role + ", empty", " 空转移交新 " + role, false);
            List<Actor> before = state.desk().fixed() ? List.of() : actors.before(role);
            before.forEach(actor -> handOff(actor, " back to an earlier " + role + ", empty", " 空转退回原 " + role, false));
        }
    }

    /** Who hands on makes a difference only while there is no owner, or where an owner may not any more; the supervisor always may. */
    private void handOff(Actor to, String en, String zh, boolean fact) {
        List<String> facts = fact ? newFact() : List.of();
        if (fact && facts.isEmpty()) {
            return;
        }
        HandOff command = new HandOff(to, HandOffReason.ABSENCE, facts);
        act(Actors.SUPERVISOR, command, en, zh);
        if (state.desk().owner() != null && !fact) {
            return;
        }
        for (Role role : List.of(AGENT, SENIOR)) {
            actors.desk(role).stream().filter(actor -> !actor.equals(to)).forEach(actor -> act(actor, command, en, zh));
        }
    }

    /** The newest event that is no hand-off and that no hand-off named yet. */
    private List<String> newFact() {
        return LongStream.rangeClosed(1, state.events())
                .filter(number -> !state.usage().handOffs().contains(number))
                .mapToObj(Long::toString)
                .filter(fact -> !state.desk().citedFacts().contains(fact))
                .limit(1)
                .toList();
    }

    private void evidence() {
        sides(new CompleteEvidence(), "");
        asking();
        settlements();
        escalations();
        handOffs();
        withdraw();
    }

    /** Each party that has no open request; asking twice at once only makes the same thing happen twice. */
    private void asking() {
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
                desk(request, " of " + party);
                if (state.stage() == Stage.REVIEW) {
                    reviewers().forEach(reviewer -> act(reviewer, request, " of " + party));
                }
            }
        }
        state.ball().open().stream().filter(MoveGenerator::isRequest).forEach(duty -> {
            Actor holder = new Actor(duty.holder(), duty.holderId());
            act(holder, new SubmitEvidence(EVIDENCE + holder, null, null));
        });
    }

    static boolean isRequest(Duty duty) {
        return duty.kind() == DutyKind.ANSWER_REQUEST || duty.kind() == DutyKind.INSPECT;
    }

    private void settlements() {
        desk(new ProposeSettlement(Remedy.REFUND, Grant.MONEY.amount(state), null), "");
    }

    private void escalations() {
        for (SeniorGround ground : SeniorGround.values()) {
            act(actors.side(BUYER), new EscalateToSenior(ground, "walk"), " " + ground);
        }
        EscalateToSenior complex = new EscalateToSenior(SeniorGround.COMPLEX, "walk");
        act(actors.side(SELLER), complex);
        actors.desk(AGENT).forEach(agent -> act(agent, complex));
    }

    private void mediation() {
        sides(new DeclineSettlement(null), "");
        for (Grant grant : Grant.AGREED) {
            sides(new AcceptSettlement(), " " + grant, grant::proposedIn);
        }
        offers();
        settlements();
        escalations();
        handOffs();
        withdraw();
    }

    private void adjudication() {
        asking();
        settlements();
        escalations();
        for (Grant grant : Grant.RULED) {
            desk(grant.command(state), " " + grant);
        }
        handOffs();
        withdraw();
    }

    private void appeals() {
        for (AppealGround ground : AppealGround.values()) {
            String clause = state.ball().open().getFirst().clause();
            for (Role side : List.of(BUYER, SELLER)) {
                List<String> evidence = List.of(EVIDENCE + actors.side(side));
                act(actors.side(side), new LodgeAppeal(ground, null, evidence, clause), " " + ground);
            }
        }
        handOffs();
    }

    private List<Actor> reviewers() {
        return actors.desk(REVIEWER);
    }

    private void review() {
        appeals();
        asking();
        for (Grant grant : Grant.values()) {
            for (Actor reviewer : reviewers()) {
                act(
                        reviewer,
                        new DecideAppeal(AppealDecision.REVISED, grant.command(state), null),
                        " REVISED " + grant);
                act(
                        reviewer,
                        new DecideAppeal(AppealDecision.DISMISSED, null, null),
                        " DISMISSED " + grant,
                        grant::ruledIn);
            }
        }
    }

    private void enforcement() {
        state.fulfilment().next().ifPresent(step -> {
            sides(new ConfirmStep(step, "walk"), " " + step);
            sides(new ReportNonPerformance(step, null), " " + step);
        });
        state.ball().open().stream()
                .filter(duty -> duty.kind() == DutyKind.PAY_ADVANCE)
                .forEach(duty -> act(Actors.CLOCK, new RecordAdvance(duty.dutyId(), "walk")));
        handOffs();
    }

    private void closed() {
        List<StepKind> done = state.fulfilment().done();
        if (!done.isEmpty()) {
            act(actors.side(BUYER), new ReportNonPerformance(done.getLast(), null));
        }
        state.desk().acted().stream()
                .filter(actor -> actor.role() != REVIEWER)
                .limit(1)
                .forEach(actor -> sides(new RateService(actor.id(), 5, null), ""));
    }

    private void act(SmallMatters.Done done) {
        act(done.actor(), done.command(), done.what());
    }

    private void act(Actor actor, CaseCommand command) {
        act(actor, command, "");
    }

    private void act(Actor actor, CaseCommand command, String what) {
        act(actor, command, what, what);
    }

    private void act(Actor actor, CaseCommand command, String en, String zh) {
        moves.add(new Move(
                () -> new Words(name(actor, command) + en, name(actor, command) + zh),
                UnaryOperator.identity(),
                actor,
                now,
                ofOwn(actor, command),
                null));
    }

    private void sides(CaseCommand command, String what, UnaryOperator<CaseState> given) {
        act(actors.side(BUYER), command, what, given);
        act(actors.side(SELLER), command, what, given);
    }

    private void act(Actor actor, CaseCommand command, String what, UnaryOperator<CaseState> given) {
        moves.add(new Move(
                () -> new Words(name(actor, command) + what, name(actor, command) + what),
                given,
                actor,
                now,
                command,
                null));
    }

    private static CaseCommand ofOwn(Actor actor, CaseCommand command) {
        return command instanceof SubmitEvidence submit && submit.evidence().equals(EVIDENCE)
                ? new SubmitEvidence(EVIDENCE + actor, submit.element(), submit.caption())
                : command;
    }

    private String name(Actor actor, CaseCommand command) {
        return whoIs(actor) + " " + command.getClass().getSimpleName();
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
