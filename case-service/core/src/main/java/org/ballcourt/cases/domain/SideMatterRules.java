package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.Stage;

/** Complaints about agents and contested flags: brought up, decided by a supervisor, appealed. */
final class SideMatterRules {
    private static final Set<Role> DESK = Set.of(Role.AGENT, Role.SENIOR, Role.REVIEWER);

    /** Whoever has contacts in hand, the level above included. */
    private static final Set<Role> DESK_OF_CONTACTS = Set.of(Role.AGENT, Role.SENIOR, Role.SUPERVISOR);

    static final Set<Class<? extends CaseCommand>> JUDGING =
            Set.of(DecideAgentComplaint.class, DecideViolation.class, DecideContest.class);

    private SideMatterRules() {}

    static void fileComplaint(DecisionInProgress draft, FileAgentComplaint command) {
        Actor by = draft.actor();
        Facts.Dispute dispute = draft.facts().matter().dispute();
        if (!by.role().isSide()) {
            throw notYourRole(Message.of("rule.only-sides-complain-about-agents"));
        }
        if (dispute == null || !dispute.isSide(by)) {
            throw noSuchCase();
        }
        Actor agent = dispute.actedOn(command.agent(), dispute.isContact() ? DESK_OF_CONTACTS : DESK);
        if (agent != null) {
            requireAnother(draft, agent.id());
        }
        ReasonRules.require(draft, command);
        if (agent == null) {
            throw new CaseRejection(
                    RejectionCode.UNKNOWN_PARTY,
                    Message.of("rule.agent-did-not-act")
                            .with("agent", named(command.agent()))
                            .with("case", command.caseId()));
        }
        draft.add(new AgentComplaintFiled(
                by,
                agent,
                command.caseId(),
                command.cause(),
                draft.text(command.explanation()),
                evidence(draft, command.evidence()),
                draft.policy().version(),
                toSupervisor(draft, DutyTerm.HANDLE_AGENT_COMPLAINT)));
    }

    /** As the caller named it: somebody by role and id, or by the id alone. */
    static Object named(String agent) {
        try {
            return Actor.parse(agent);
        } catch (IllegalArgumentException idAlone) {
            return agent;
        }
    }

    static void requireAnother(DecisionInProgress draft, String reported) {
        if (draft.policy().secondEdition() != null
                && reported.equals(draft.actor().id())) {
            throw new CaseRejection(RejectionCode.OWN_CASE, Message.of("rule.reports-oneself"));
        }
    }

    static void contestFlag(DecisionInProgress draft, ContestFlag command) {
        MisuseFlag flag = command.flag();
        if (draft.actor().role() != flag.owner()) {
            throw notYourRole(
                    Message.of("rule.not-your-flag").with("flag", flag).with("owner", flag.owner()));
        }
        ReasonRules.require(draft, command);
        if (!draft.facts().matter().raisedFlags().contains(flag)) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.flag-not-raised").with("flag", flag));
        }
        draft.add(new FlagContested(
                draft.actor(),
                flag,
                draft.text(command.explanation()),
                draft.policy().version(),
                toSupervisor(draft, DutyTerm.HANDLE_CONTEST)));
    }

    static BallChange toSupervisor(DecisionInProgress draft, DutyTerm term) {
        return draft.dutyChange()
                .to(Stage.ADJUDICATION)
                .open(term, Role.SUPERVISOR, null)
                .done();
    }

    static List<EvidenceItem> evidence(DecisionInProgress draft, List<String> ids) {
        return draft.ownEvidence("evidence", ids);
    }

    static void decideComplaint(DecisionInProgress draft, DecideAgentComplaint command) {
        boolean appealed = draft.state().stage() == Stage.REVIEW;
        boolean upheld = command.decision() == MatterDecision.UPHELD;
        DutyChangeBuilder move = draft.dutyChange().endAll();
        if (upheld && !appealed) {
            Actor agent = draft.state().matter().about();
            move.to(Stage.APPEAL_WINDOW).open(DutyTerm.MAY_APPEAL, agent.role(), agent.id());
        }
        draft.add(new AgentComplaintDecided(
                command.decision(),
                upheld ? sanction(draft, appealed) : null,
                draft.text(command.reasons()),
                move.done()));
        if (!upheld || appealed) {
            Closing.closeMatter(draft, command.decision());
        }
    }

    /** By the rung that the upheld complaints reach, this one included; an appeal never makes it worse. */
    private static Sanction sanction(DecisionInProgress draft, boolean appealed) {
        if (appealed) {
            return draft.state().matter().sanction();
        }
        int upheld = draft.facts().matter().upheldComplaints() + 1;
        List<Policy.SanctionRung> ladder = draft.policy().agents().ladder();
        return ladder.reversed().stream()
                .filter(rung -> rung.upheld() <= upheld)
                .findFirst()
                .orElse(ladder.getFirst())
                .sanction();
    }

    static void appealSanction(DecisionInProgress draft, AppealSanction command) {
        BallChange ball = draft.dutyChange()
                .to(Stage.REVIEW)
                .endAll()
                .open(
                        draft.state().matter().kind() == MatterKind.VIOLATION
                                ? DutyTerm.HANDLE_VIOLATION
                                : DutyTerm.HANDLE_AGENT_COMPLAINT,
                        Role.SUPERVISOR,
                        null)
                .done();
        draft.add(new SanctionAppealed(draft.text(command.explanation()), ball));
    }

    static void decideContest(DecisionInProgress draft, DecideContest command) {
        draft.add(new ContestDecided(command.decision(), draft.text(command.reasons()), done(draft)));
        Closing.closeMatter(draft, command.decision());
    }

    private static BallChange done(DecisionInProgress draft) {
        return draft.dutyChange().endAll().done();
    }

    static void requireNoPartyOfTheCase(DecisionInProgress draft, CaseCommand command) {
        Facts.Dispute dispute = draft.facts().matter().dispute();
        partInTheCase(command.getClass(), draft.actor(), dispute, draft.policy())
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    /** Who is a side of the dispute behind a matter cannot judge it, nor who decided in it, or proposed, what is performed a contest of what followed, whichever role they act in today. */
    static Optional<CaseRejection> partInTheCase(
            Class<? extends CaseCommand> command, Actor actor, Facts.Dispute dispute, Policy policy) {
        if (dispute == null || !JUDGING.contains(command)) {
            return Optional.empty();
        }
        boolean second = policy.secondEdition() != null;
        boolean ruled = second
                && command == DecideContest.class
                && dispute.state().desk().deciders().contains(actor.id());
        if (!ruled && second && dispute.isOwnOf(actor)) {
            return Optional.of(Refusals.ownCase(actor));
        }
        return ruled || dispute.isPartyId(actor.id())
                ? Optional.of(SideMatterPermissions.partial(actor))
                : Optional.empty();
    }

    /** Nobody of the desk decided in time; the level above does, unless that is the one who may not. */
    static void oneLevelUp(DecisionInProgress draft, Duty duty) {
        String head = draft.policy().agents().levelAbove();
        Actor above = draft.state().matter().involves(head) ? null : new Actor(Role.SUPERVISOR, head);
        draft.add(new HandedOff(
                duty.holderId() == null ? null : new Actor(duty.holder(), duty.holderId()),
                above,
                HandOffReason.ABSENCE,
                List.of(),
                false,
                draft.dutyChange()
                        .open(
                                duty.kind(),
                                DutyTerm.atLevelAbove(duty.kind()),
                                Role.SUPERVISOR,
                                above == null ? null : head,
                                duty.about())
                        .done()));
    }

    static CaseRejection notYourRole(Message message) {
        return new CaseRejection(RejectionCode.NOT_YOUR_ROLE, message);
    }

    static CaseRejection noSuchCase() {
        return new CaseRejection(RejectionCode.NO_SUCH_CASE, Message.of("rule.no-such-case"));
    }
}
