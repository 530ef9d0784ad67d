package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ballcourt.cases.command.Payments.Payment;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Facts.OfFiling;
import org.ballcourt.cases.domain.Facts.OfMatter;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Role;

/** Looks up what a decision needs from outside its case, and nothing that it does not need. */
record FactFinder(
        EvidenceRegistry evidence, Claims claims, Payments payments, CaseStore cases, StandingFacts standing) {
    /** Without a default: a new command has to say what its decision needs. What a ruling cites is in the case already. */
    Facts find(CaseCommand command, CommandMetadata metadata, CaseState state, Policy policy, Instant at) {
        return switch (command) {
            case FileComplaint filing -> filing(metadata.caseId(), filing.order(), policy, at);
            case ConfirmStep confirmation -> payment(confirmation, metadata, state, policy);
            case RejectClaim c -> evidence(c.evidence());
            case SubmitEvidence c -> evidence(List.of(c.evidence()));
            case LodgeAppeal c -> evidence(c.evidence());
            case FileAgentComplaint c -> evidence(c.evidence()).with(new OfMatter(0, Set.of(), dispute(c.caseId())));
            case ReportViolation c -> evidence(c.evidence()).with(new OfMatter(0, Set.of(), dispute(c.caseId())));
            case ContestFlag _ -> Facts.NONE.with(new OfMatter(0, standing.raisedFlags(metadata.actor(), at), null));
            case DecideAgentComplaint _, DecideViolation _ -> ofDecision(state, policy, at);
            case AcceptClaim _,
                    MakeOffer _,
                    AcceptOffer _,
                    DeclineOffer _,
                    WithdrawComplaint _,
                    AddStatement _,
                    RequestIntervention _,
                    AcceptIntervention _,
                    DeclineIntervention _,
                    HandOff _,
                    RequestEvidence _,
                    CompleteEvidence _,
                    ProposeSettlement _,
                    AcceptSettlement _,
                    DeclineSettlement _,
                    EscalateToSenior _,
                    IssueRuling _,
                    DecideAppeal _,
                    ReportNonPerformance _,
                    SuspendCase _,
                    ResumeCase _,
                    RecordExternalOutcome _,
                    RateService _,
                    AppealSanction _,
                    DecideContest _,
                    LapseDuty _,
                    RecordAdvance _,
                    CreditOutage _,
                    AnnouncePolicy _ -> Facts.NONE;
        };
    }

    private Facts filing(String caseId, Order order, Policy policy, Instant at) {
        boolean express = order.promises().contains(Promise.EXPRESS_REFUND);
        int used = express
                ? claims.refunds().used(order.buyer(), at.minus(policy.windows().expressRefundQuotaPeriod()), caseId)
                : 0;
        boolean inGoodStanding = !express
                || standing.raisedFlags(new Actor(Role.BUYER, order.buyer()), at)
                        .isEmpty();
        return Facts.NONE.with(new OfFiling(claims.lines().earlierLapses(order.line(), caseId), used, inGoodStanding));
    }

    private Facts payment(ConfirmStep confirmation, CommandMetadata metadata, CaseState state, Policy policy) {
        if (!References.isMoney(confirmation.step()) || state.fulfilment().plan() == null) {
            return Facts.NONE;
        }
        Payment payment = References.payment(confirmation.reference(), metadata.caseId(), state);
        boolean used = policy.secondEdition() != null && claims.references().isUsed(payment, metadata);
        boolean confirmed = used || metadata.actor().role() != Role.SELLER || payments.confirms(payment);
        return Facts.NONE.with(new Facts.OfPayment(confirmed, used));
    }

    private Facts ofDecision(CaseState state, Policy policy, Instant at) {
        SideMatter matter = state.matter();
        if (matter == null) {
            return Facts.NONE;
        }
        int upheld = matter.kind() == MatterKind.AGENT_COMPLAINT
                ? standing.upheldComplaints(
                        matter.about(), at.minus(policy.agents().window()))
                : 0;
        return Facts.NONE.with(new OfMatter(upheld, Set.of(), dispute(matter.dispute())));
    }

    /** Null where there is no dispute of that id, and for no id. */
    private Facts.Dispute dispute(String caseId) {
        if (caseId == null) {
            return null;
        }
        CaseState state = CaseState.NONE.after(cases.load(caseId).events());
        return state.filing() == null ? null : new Facts.Dispute(state);
    }

    /** Evidence that the command brings in. */
    private Facts evidence(Collection<String> named) {
        List<String> ids = named == null
                ? List.of()
                : named.stream().filter(Objects::nonNull).toList();
        return ids.isEmpty() ? Facts.NONE : Facts.NONE.with(evidence.find(ids));
    }
}
