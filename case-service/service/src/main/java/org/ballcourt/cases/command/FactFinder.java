package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ballcourt.cases.command.Payments.Transfer;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.EarlierCase;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Facts.OfFiling;
import org.ballcourt.cases.domain.Facts.OfLine;
import org.ballcourt.cases.domain.Facts.OfMatter;
import org.ballcourt.cases.domain.LineAccount;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.domain.TimeSpan;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Role;

/** Looks up what a decision needs from outside its case, and nothing that it does not need. */
record FactFinder(
        EvidenceRegistry evidence,
        Claims claims,
        Payments payments,
        OrderSource orders,
        CaseStore cases,
        StandingFacts standing) {
    Facts find(CaseCommand command, CommandMetadata metadata, CaseState state, Policy policy, Instant at) {
        Facts found = asked(command, metadata, state, policy, at);
        return state.isOpen() && state.filing() != null && state.filing().earlier() != null
                ? found.with(besideOthers(metadata.caseId(), state, found.line()))
                : found;
    }

    /** Whatever an open case decides, or its silence does first, must fit beside what the line's others brought since it was filed. */
    private OfLine besideOthers(String caseId, CaseState state, OfLine found) {
        Order order = state.filing().order();
        List<EarlierCase> others = claims.earlier().promising(order.line(), caseId);
        return new OfLine(found.cases(), LineAccount.paid(others, order));
    }

    /** Without a default: a new command has to say what its decision needs. What a ruling cites is in the case already. */
    private Facts asked(CaseCommand command, CommandMetadata metadata, CaseState state, Policy policy, Instant at) {
        return switch (command) {
            case DeclineIntervention _ -> closedBefore(metadata.caseId(), state);
            case FileComplaint filing -> filing(metadata.caseId(), filing, policy, at);
            case ConfirmStep confirmation -> payment(confirmation, metadata, state, policy);
            case ReportNonPerformance _, RecordExternalOutcome _ -> reopening(metadata.caseId(), state);
            case RejectClaim c -> evidence(c.evidence());
            case SubmitEvidence c -> evidence(List.of(c.evidence()));
            case LodgeAppeal c -> evidence(c.evidence());
            case RequestIntervention c -> evidence(c.evidence());
            case FileAgentComplaint c -> evidence(c.evidence()).with(OfMatter.of(disputeOrContact(c.caseId())));
            case ReportViolation c -> report(c, metadata, policy);
            case AnswerReport c -> evidence(c.evidence());
            case ContestRecovery c -> evidence(c.evidence()).with(OfMatter.of(dispute(c.caseId())));
            case ContestFlag _ -> Facts.NONE.with(new OfMatter(0, standing.raisedFlags(metadata.actor(), at), null));
            case OpenContact c -> contact(c, metadata, policy, at);
            case CreditOutage c -> outages(c, metadata, policy, at);
            case DecideAgentComplaint _, DecideViolation _, DecideContest _ -> ofDecision(state, policy, at);
            case AcceptClaim _,
                    MakeOffer _,
                    AcceptOffer _,
                    DeclineOffer _,
                    WithdrawComplaint _,
                    AddStatement _,
                    AcceptIntervention _,
                    HandOff _,
                    RequestEvidence _,
                    CompleteEvidence _,
                    DeclareUnavailable _,
                    ProposeSettlement _,
                    AcceptSettlement _,
                    DeclineSettlement _,
                    EscalateToSenior _,
                    IssueRuling _,
                    DecideAppeal _,
                    SuspendCase _,
                    ResumeCase _,
                    RateService _,
                    AppealSanction _,
                    AnswerContact _,
                    LapseDuty _,
                    RecordAdvance _,
                    ReduceRemedy _,
                    ReverseRecovery _,
                    AnnouncePolicy _ -> Facts.NONE;
        };
    }

    /** What is too short to be given back by itself leaves no event, and is kept here for what may touch it. */
    private Facts outages(CreditOutage outage, CommandMetadata metadata, Policy policy, Instant at) {
        if (metadata.actor().role() != Role.SYSTEM || outage.until().isAfter(at)) {
            return Facts.NONE;
        }
        TimeSpan silence = new TimeSpan(outage.from(), outage.until());
        if (silence.length().compareTo(policy.outageThreshold()) <= 0) {
            claims.outages().note(metadata.caseId(), silence);
        }
        return Facts.NONE.with(claims.outages().of(metadata.caseId()));
    }

    private Facts filing(String caseId, FileComplaint filing, Policy policy, Instant at) {
        Order order = filing.order();
        boolean express = order.promises().contains(Promise.EXPRESS_REFUND);
        int used = express
                ? claims.refunds().used(order.buyer(), at.minus(policy.windows().expressRefundQuotaPeriod()), caseId)
                : 0;
        boolean inGoodStanding = !express
                || standing.raisedFlags(new Actor(Role.BUYER, order.buyer()), at)
                        .isEmpty();
        List<EarlierCase> earlier = claims.earlier().closedBefore(order.line(), caseId);
        int lapses = (int)
                earlier.stream().filter(one -> one.outcome() == Outcome.LAPSED).count();
        return evidence(filing.newFacts())
                .with(OfLine.of(earlier, order))
                .with(new OfFiling(lapses, used, inGoodStanding));
    }

    /** A case that is opened again has to know what others have paid since, and what one that is open may still pay. */
    private Facts reopening(String caseId, CaseState state) {
        if (state.isOpen() || state.filing() == null) {
            return Facts.NONE;
        }
        Order order = state.filing().order();
        return Facts.NONE.with(OfLine.of(claims.earlier().beside(order.line(), caseId), order));
    }

    private Facts closedBefore(String caseId, CaseState state) {
        if (state.filing() == null) {
            return Facts.NONE;
        }
        Order order = state.filing().order();
        return Facts.NONE.with(OfLine.of(claims.earlier().closedBefore(order.line(), caseId), order));
    }

    /** Who is reported without a case must be known from another one; what rests on nothing new counts once. */
    private Facts report(ReportViolation report, CommandMetadata metadata, Policy policy) {
        Facts found = evidence(report.evidence());
        Collection<EvidenceItem> shown = found.evidence().values();
        boolean asks = policy.secondEdition() != null && report.caseId() == null;
        boolean known = asks && report.reported().map(standing::isKnown).orElse(false);
        boolean counted = policy.secondEdition() != null
                && report.reported()
                        .map(whom -> claims.earlier()
                                .isUpheldBefore(
                                        metadata.actor(),
                                        report.caseId(),
                                        report.kind(),
                                        whom,
                                        shown,
                                        metadata.caseId()))
                        .orElse(false);
        return found.with(OfMatter.ofReport(dispute(report.caseId()), known, counted));
    }

    private Facts payment(ConfirmStep confirmation, CommandMetadata metadata, CaseState state, Policy policy) {
        if (!confirmation.step().isMoney() || state.fulfilment().plan() == null) {
            return Facts.NONE;
        }
        String reference = confirmation.reference();
        List<Transfer> all = References.payments(metadata.caseId(), state);
        boolean used =
                policy.secondEdition() != null && claims.references().isUsed(reference, all.getFirst(), metadata);
        boolean confirmed = used
                || metadata.actor().role() != Role.SELLER
                || all.stream()
                        .filter(transfer -> transfer.amount().isPositive())
                        .allMatch(transfer -> payments.confirms(reference, transfer));
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
        return Facts.NONE.with(new OfMatter(upheld, Set.of(), disputeOrContact(matter.dispute())));
    }

    /** Under the first edition nobody asks. */
    private Facts contact(OpenContact contact, CommandMetadata metadata, Policy policy, Instant at) {
        Facts.Dispute dispute = dispute(contact.caseId());
        if (policy.secondEdition() == null) {
            return Facts.NONE.with(OfMatter.of(dispute));
        }
        String line = contact.line(dispute == null ? null : dispute.line());
        Instant since = at.minus(policy.secondEdition().contacts().repeatedWithin());
        String about = ContactOpened.aboutOf(line, contact.topic());
        int open = claims.contacts().open(metadata.actor(), metadata.caseId());
        int before = claims.contacts()
                .others(metadata.actor(), about, since, metadata.caseId())
                .size();
        return Facts.NONE.with(OfMatter.ofContact(dispute, new Facts.Asked(before, open), orderOf(contact, dispute)));
    }

    /** Null where it names none, or one that nobody knows. */
    private Order orderOf(OpenContact contact, Facts.Dispute dispute) {
        if (dispute != null) {
            return dispute.state().filing().order();
        }
        return contact.order() == null
                ? null
                : orders.find(contact.order().orderId(), contact.order().orderLineId())
                        .orElse(null);
    }

    /** Null where there is no dispute of that id, and for no id. */
    private Facts.Dispute dispute(String caseId) {
        CaseState state = state(caseId);
        return state.filing() == null ? null : new Facts.Dispute(state);
    }

    /** What somebody of the desk can have acted in. */
    private Facts.Dispute disputeOrContact(String caseId) {
        CaseState state = state(caseId);
        boolean contact = state.matter() != null && state.matter().kind() == MatterKind.CONTACT;
        return state.filing() == null && !contact ? null : new Facts.Dispute(state);
    }

    private CaseState state(String caseId) {
        return caseId == null
                ? CaseState.NONE
                : CaseState.NONE.after(cases.load(caseId).events());
    }

    /** Evidence that the command brings in. */
    private Facts evidence(Collection<String> named) {
        List<String> ids = named == null
                ? List.of()
                : named.stream().filter(Objects::nonNull).toList();
        return ids.isEmpty() ? Facts.NONE : Facts.NONE.with(evidence.find(ids));
    }
}
