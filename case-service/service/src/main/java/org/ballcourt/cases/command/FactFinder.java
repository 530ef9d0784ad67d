package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.StepKind;

/** Looks up what a decision needs from outside its case, and nothing that it does not need. */
final class FactFinder {
    private final EvidenceRegistry evidence;
    private final OrderLines lines;
    private final ExpressRefunds refunds;
    private final Payments payments;
    private final CaseStore cases;
    private final StandingFacts standing;

    FactFinder(
            EvidenceRegistry evidence,
            OrderLines lines,
            ExpressRefunds refunds,
            Payments payments,
            CaseStore cases,
            StandingFacts standing) {
        this.evidence = evidence;
        this.lines = lines;
        this.refunds = refunds;
        this.payments = payments;
        this.cases = cases;
        this.standing = standing;
    }

    Facts find(CommandEnvelope envelope, CaseState state, Policy policy, Instant at) {
        CommandRequest request = envelope.request();
        return switch (request.command()) {
            case FileComplaint filing -> filing(envelope, filing.order(), policy, at);
            case ConfirmStep confirmation -> payment(request, confirmation, state);
            case FileAgentComplaint complaint -> matter(named(complaint), 0, Set.of(), complaint.caseId());
            case ReportViolation report -> matter(named(report), 0, Set.of(), report.caseId());
            case ContestFlag _ -> matter(List.of(), 0, standing.raisedFlags(request.actor(), at), null);
            case DecideAgentComplaint _ -> ofDecision(state, policy, at);
            case DecideViolation _ -> ofDecision(state, policy, at);
            default -> evidence(named(request.command()));
        };
    }

    private Facts filing(CommandEnvelope envelope, Order order, Policy policy, Instant at) {
        boolean express = order.promises().contains(Promise.EXPRESS_REFUND);
        int used = express
                ? refunds.used(order.buyer(), at.minus(policy.windows().expressRefundQuotaPeriod()), envelope.caseId())
                : 0;
        boolean inGoodStanding = !express
                || standing.raisedFlags(new Actor(Role.BUYER, order.buyer()), at)
                        .isEmpty();
        return new Facts(Map.of(), lines.earlierLapses(order.line(), envelope.caseId()), used, inGoodStanding, true);
    }

    private Facts payment(CommandRequest request, ConfirmStep confirmation, CaseState state) {
        boolean money = confirmation.step() == StepKind.REFUND || confirmation.step() == StepKind.COMPENSATE;
        boolean asked = money
                && request.actor().role() == Role.SELLER
                && state.fulfilment().plan() != null;
        boolean confirmed = !asked
                || payments.confirms(
                        confirmation.reference(), state.fulfilment().plan().amount());
        return new Facts(Map.of(), 0, 0, true, confirmed);
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
        return matter(List.of(), upheld, Set.of(), matter.dispute());
    }

    private Facts matter(List<String> evidenceIds, int upheld, Set<MisuseFlag> flags, String caseId) {
        Map<String, EvidenceItem> found = evidenceIds.isEmpty() ? Map.of() : evidence.find(evidenceIds);
        return new Facts(found, 0, 0, true, true, upheld, flags, caseId == null ? null : dispute(caseId));
    }

    /** Null where there is no dispute of that id. */
    private Facts.Dispute dispute(String caseId) {
        CaseState state = CaseState.NONE;
        for (RecordedEvent event : cases.load(caseId).events()) {
            state = state.evolve(event.at(), event.actor(), event.event());
        }
        return state.filing() == null ? null : new Facts.Dispute(state);
    }

    private Facts evidence(List<String> ids) {
        Map<String, EvidenceItem> found = ids.isEmpty() ? Map.of() : evidence.find(ids);
        return new Facts(found, 0, 0, true, true);
    }

    /** Evidence that the command brings in; what a ruling cites is in the case already. */
    private static List<String> named(CaseCommand command) {
        return switch (command) {
            case RejectClaim c -> orNone(c.evidence());
            case SubmitEvidence c -> List.of(c.evidence());
            case LodgeAppeal c -> orNone(c.evidence());
            case FileAgentComplaint c -> orNone(c.evidence());
            case ReportViolation c -> orNone(c.evidence());
            default -> List.of();
        };
    }

    private static List<String> orNone(Collection<String> ids) {
        return ids == null ? List.of() : ids.stream().filter(Objects::nonNull).toList();
    }
}
