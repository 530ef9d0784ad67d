package org.ballcourt.cases.model;

import static org.ballcourt.contracts.RejectionCode.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** What people do to a dispute: the table of section 6 and the fair rules of section 7. */
final class ModelActs {
    private static final Map<Account, Integer> SELLER_PAYS = Map.of(Account.SELLER, 100);

    private final ModelCase c;

    ModelActs(ModelCase c) {
        this.c = c;
    }

    void perform(CaseCommand command) {
        if (!c.exists()) {
            begin(command);
            return;
        }
        if (!(command instanceof CreditOutage)) {
            c.lapseOverdue(command);
        }
        if (command instanceof LapseDuty && c.actor.role() == Role.SYSTEM && !c.isOpen()) {
            return;
        }
        new ModelPermits(c).check(command.getClass(), c.actor);
        act(command);
    }

    /** Small matters are not modelled beyond their filing: without a dispute behind them, or a flag, nobody can bring one up. */
    private void begin(CaseCommand command) {
        switch (command) {
            case FileComplaint x -> file(x);
            case FileAgentComplaint _ -> {
                No.unless(c.actor.role() == Role.BUYER || c.actor.role() == Role.SELLER, NOT_YOUR_ROLE);
                throw new No(NO_SUCH_CASE);
            }
            case ReportViolation x -> {
                No.unless(c.actor.role() != Role.SYSTEM, NOT_YOUR_ROLE);
                No.unless(x.caseId() == null, NO_SUCH_CASE);
                boolean second = c.policies.inForce(c.now).secondEdition() != null;
                No.unless(!second || !x.seller().equals(c.actor.id()), OWN_CASE);
            }
            case ContestFlag x -> {
                No.unless(c.actor.role() == x.flag().owner(), NOT_YOUR_ROLE);
                throw new No(GROUND_NOT_MET);
            }
            default -> throw new No(NO_SUCH_CASE);
        }
    }

    private void act(CaseCommand command) {
        switch (command) {
            case FileComplaint _ -> throw new No(DUPLICATE_CASE);
            case AcceptClaim _ -> {
                c.tell("ClaimAccepted");
                c.enforce(new ModelPlan(c.remedy, c.claimed, SELLER_PAYS, Outcome.REMEDY_PERFORMED));
            }
            case RejectClaim x -> rejectClaim(x);
            case MakeOffer x -> makeOffer(x);
            case AcceptOffer x -> {
                theOpenOffer(x.offerId());
                c.tell("OfferAccepted");
                c.enforce(new ModelPlan(c.offeredRemedy, c.offered, SELLER_PAYS, Outcome.SETTLED));
            }
            case DeclineOffer x -> {
                theOpenOffer(x.offerId());
                c.tell("OfferDeclined");
                c.declinedOffers++;
                c.offerBy = null;
                c.ball.removeIf(d -> d.kind == DutyKind.ANSWER_OFFER);
                c.runOnAfterOffer();
            }
            case AddStatement _ -> {
                int before = c.statements.getOrDefault(c.actor, 0);
                No.unless(before < c.policy.limits().statementsPerActor(), CASE_LOG_FULL);
                c.tell("StatementAdded");
                c.statements.put(c.actor, before + 1);
                platformWasHere();
            }
            case WithdrawComplaint _ -> {
                c.tell("ComplaintWithdrawn");
                c.close(Outcome.WITHDRAWN);
                c.takeCreditBack();
            }
            case RequestIntervention x -> requestIntervention(x);
            case AcceptIntervention _ -> {
                c.tell("InterventionAccepted");
                c.deskActs();
                c.endAll();
                c.openEvidenceRound();
            }
            case DeclineIntervention _ -> {
                c.tell("InterventionDeclined");
                c.deskActs();
                c.close(Outcome.INADMISSIBLE);
                c.takeCreditBack();
            }
            case HandOff x -> handOff(x);
            case RequestEvidence x -> requestEvidence(x);
            case SubmitEvidence x -> submitEvidence(x);
            case CompleteEvidence _ -> {
                c.tell("EvidenceCompleted");
                c.ball.remove(c.mine(DutyKind.PROVE));
                c.adjudicateIfProven();
            }
            case ProposeSettlement x -> proposeSettlement(x);
            case AcceptSettlement _ -> acceptSettlement();
            case DeclineSettlement _ -> {
                c.tell("SettlementDeclined");
                c.adjudicateAfterMediation();
            }
            case EscalateToSenior x -> escalate(x);
            case IssueRuling x -> issueRuling(x);
            case LodgeAppeal x -> lodgeAppeal(x);
            case DecideAppeal x -> decideAppeal(x);
            case ConfirmStep x -> confirmStep(x);
            case ReportNonPerformance x -> reportNonPerformance(x);
            case SuspendCase x -> suspend(x);
            case ResumeCase _ -> {
                c.tell("CaseResumed");
                platformWasHere();
                c.ball.clear();
                c.stage = c.suspendedFrom;
                c.suspendedFrom = null;
                c.runOn(waiting -> waiting.suspended);
            }
            case RecordExternalOutcome _ -> {
                c.tell("ExternalOutcomeRecorded");
                platformWasHere();
                if (c.isOpen()) {
                    c.close(Outcome.EXTERNALLY_DECIDED);
                }
            }
            case RateService x -> {
                No.unless(
                        c.acted.stream().anyMatch(a -> a.role() != Role.REVIEWER && a.id().equals(x.agent())),
                        UNKNOWN_PARTY);
                c.tell("ServiceRated");
                c.rated.add(c.actor.role());
            }
            case LapseDuty x ->
                No.unless(c.ball.stream().noneMatch(d -> x.dutyId().equals(d.id)), DUTY_NOT_OPEN);
            case RecordAdvance _ -> recordAdvance();
            case CreditOutage x -> creditOutage(x);
            // The shipped market has one version, so there is never a later one to tell of.
            case AnnouncePolicy x -> No.unless(x.version().equals(c.policy.version()), GROUND_NOT_MET);
            default -> throw new IllegalStateException(command + " is not for a dispute");
        }
    }

    private void platformWasHere() {
        if (c.actor.role().isPlatform()) {
            c.acted.add(c.actor);
        }
    }

    private void file(FileComplaint x) {
        Order order = x.order();
        No.unless(c.actor.role() == Role.BUYER, NOT_YOUR_ROLE);
        No.unless(c.actor.id().equals(order.buyer()), NOT_YOUR_ROLE);
        c.policy = c.policies.inForce(c.now);
        No.unless(!order.buyer().equals(order.seller()) || c.policy.secondEdition() == null, OWN_CASE);
        No.unless(order.unitPrice().currency().equals(c.policy.currency()), WRONG_CURRENCY);
        c.order = order;
        c.claimed = amountOf(x.remedy(), x.amount());
        boolean noReason = x.reason() == Reason.NO_REASON_RETURN;
        boolean excluded = c.policy.grounds().noReasonExcluded().contains(order.goodsClass());
        No.unless(inWindow(x.reason(), order), OUTSIDE_WINDOW);
        No.unless(!noReason || !excluded && !order.exclusionConfirmed(), NO_REASON_EXCLUDED);
        No.unless(c.facts.filing().earlierLapses() < 2, DUPLICATE_CASE);
        c.reason = x.reason();
        c.remedy = x.remedy();
        c.urgent = x.urgent();
        c.tell("ComplaintFiled");
        c.stage = Stage.NEGOTIATION;
        c.open(
                DutyKind.ANSWER_CLAIM,
                Role.SELLER,
                order.seller(),
                DutyTerm.ANSWER_CLAIM,
                null,
                isSmall() ? Consequence.REMEDY_GRANTED : Consequence.INTERVENTION_OPENS);
        boolean express = order.promises().contains(Promise.EXPRESS_REFUND)
                && x.remedy() == Remedy.REFUND
                && c.claimed.signum() > 0
                && c.claimed.compareTo(c.policy.amounts().expressRefund().amount()) <= 0
                && c.facts.filing().buyerInGoodStanding()
                && c.facts.filing().expressRefundsUsed() < c.policy.limits().expressRefundQuota();
        if (noReason) {
            c.tell("NoReasonReturnGranted");
            c.enforce(new ModelPlan(Remedy.RETURN_AND_REFUND, c.claimed, SELLER_PAYS, Outcome.REMEDY_PERFORMED));
        } else if (express) {
            c.tell("ExpressRefundGranted");
            c.enforce(new ModelPlan(Remedy.REFUND, c.claimed, SELLER_PAYS, Outcome.REMEDY_PERFORMED));
        }
    }

    private boolean isSmall() {
        return c.claimed.signum() > 0
                && c.claimed.compareTo(c.policy.amounts().smallClaim().amount()) <= 0;
    }

    private boolean inWindow(Reason reason, Order order) {
        Policy.Windows windows = c.policy.windows();
        return switch (reason) {
            case NO_REASON_RETURN ->
                order.signedAt() != null
                        && !today(c.now).isAfter(today(order.signedAt()).plusDays(windows.noReasonReturnDays()));
            case PARCEL_LOST, PARCEL_DAMAGED, DELIVERY_STALLED ->
                within(order.shippedAt() == null ? order.paidAt() : order.shippedAt(), windows.parcelDays());
            case WARRANTY_REFUSED ->
                order.warrantyUntil() == null
                        ? within(signedOrShipped(order), windows.defaultDays())
                        : !today(c.now).isAfter(order.warrantyUntil());
            default -> within(signedOrShipped(order), windows.defaultDays());
        };
    }

    private static Instant signedOrShipped(Order order) {
        Instant shipped = order.shippedAt() == null ? order.paidAt() : order.shippedAt();
        return order.signedAt() == null ? shipped : order.signedAt();
    }

    private boolean within(Instant since, int days) {
        return since == null || !c.now.isAfter(c.daysAfter(since, Duration.ofDays(days)));
    }

    private LocalDate today(Instant at) {
        return at.atZone(c.policy.calendar().zone()).toLocalDate();
    }

    /** The money of a remedy: what was said, else the order's value for a refund; capped by the rules. */
    private BigDecimal amountOf(Remedy remedy, Money said) {
        Money value = c.order.value();
        Money zero = Money.zero(value.currency());
        Money amount =
                said != null ? said : remedy == Remedy.REFUND || remedy == Remedy.RETURN_AND_REFUND ? value : zero;
        No.unless(amount.currency().equals(value.currency()), WRONG_CURRENCY);
        Money cap = remedy == Remedy.COMPENSATION ? c.policy.compensationCap(value) : value;
        No.unless(amount.compareTo(cap) <= 0, AMOUNT_EXCEEDS_ORDER);
        return amount.amount();
    }

    private void rejectClaim(RejectClaim x) {
        List<EvidenceItem> cited = ownEvidence(x.evidence());
        c.tell("SellerRejected");
        c.rejected = true;
        cited.forEach(item -> exhibit(item, null));
        c.ball.remove(c.mine(DutyKind.ANSWER_CLAIM));
        c.open(
                DutyKind.ANSWER_REJECTION,
                Role.BUYER,
                c.order.buyer(),
                DutyTerm.ANSWER_REJECTION,
                null,
                Consequence.CASE_LAPSES);
    }

    private List<EvidenceItem> ownEvidence(List<String> ids) {
        List<EvidenceItem> items = new ArrayList<>();
        for (String id : ids == null ? List.<String>of() : ids) {
            EvidenceItem item = c.facts.evidence().get(id);
            No.unless(item != null, EVIDENCE_UNKNOWN);
            No.unless(item.uploadedBy().equals(c.actor), EVIDENCE_NOT_YOURS);
            items.add(item);
        }
        return items;
    }

    private void exhibit(EvidenceItem item, String element) {
        c.exhibits.add(item.evidenceId());
        if (element != null) {
            c.exhibits.add(item.evidenceId() + " for " + element);
            c.exhibits.add(element + " by " + item.uploadedBy().role());
            c.exhibits.add(element + " by " + item.uploadedBy().role() + " with " + item.kind());
        }
    }

    private void makeOffer(MakeOffer x) {
        Role by = c.actor.role();
        boolean second = c.policy.secondEdition() != null;
        if (second) {
            offersSomethingBetter(x);
        }
        BigDecimal amount = amountOf(x.remedy(), x.amount());
        c.tell("OfferMade");
        c.ball.removeIf(d -> d.kind == DutyKind.ANSWER_OFFER);
        boolean stopsOwn =
                !second || c.offersOf(by) < c.policy.secondEdition().offers().pausing();
        Predicate<ModelDuty> own = d -> d.holder == by || d.kind == DutyKind.ANSWER_SETTLEMENT;
        c.stop(false, d -> stopsOwn || !own.test(d));
        if (!stopsOwn) {
            c.runOn(d -> !d.suspended && d.kind != DutyKind.RULE && own.test(d));
        }
        c.offerers.add(by);
        c.lastOffer.put(by, x.remedy() + " " + amount);
        c.offers++;
        c.offerBy = c.actor.role();
        c.offeredRemedy = x.remedy();
        c.offered = amount;
        Role other = c.actor.role().opponent();
        c.open(
                DutyKind.ANSWER_OFFER,
                other,
                other == Role.BUYER ? c.order.buyer() : c.order.seller(),
                DutyTerm.ANSWER_OFFER,
                "offer-" + c.offers,
                Consequence.OFFER_EXPIRES);
    }

    /** Money above zero, or something in kind; and if it is the same thing as last time, more of it for the other side. */
    private void offersSomethingBetter(MakeOffer x) {
        No.unless(x.remedy() != Remedy.NONE, OFFER_EMPTY);
        boolean goods = x.remedy() == Remedy.REPAIR || x.remedy() == Remedy.REPLACEMENT;
        No.unless(goods || x.amount() != null && x.amount().amount().signum() > 0, OFFER_EMPTY);
        String[] last = c.lastOffer.getOrDefault(c.actor.role(), "nothing 0").split(" ");
        boolean sameMoney = x.amount() != null
                && x.amount().currency().equals(c.order.unitPrice().currency());
        BigDecimal now = sameMoney ? x.amount().amount() : BigDecimal.ZERO;
        int more = now.compareTo(new BigDecimal(last[1]));
        boolean better = c.actor.role() == Role.SELLER ? more > 0 : more < 0;
        No.unless(!last[0].equals(x.remedy().name()) || better, OFFER_NOT_BETTER);
    }

    private void theOpenOffer(String offerId) {
        No.unless(offerId.equals("offer-" + c.offers), OFFER_NOT_OPEN);
    }

    private void requestIntervention(RequestIntervention x) {
        boolean met = switch (x.ground()) {
            case SELLER_REJECTED -> c.rejected;
            case SELLER_SILENT -> c.sellerSilent;
            case TALKS_FAILED -> c.declinedOffers >= c.policy.limits().declinedOffers();
            case CLEAR_VIOLATION -> c.policy.grounds().clearViolations().contains(c.reason);
            case LARGE_AMOUNT ->
                c.claimed.compareTo(c.policy.amounts().largeClaim().amount()) >= 0;
            case BAD_FAITH -> x.explanation() != null && !x.explanation().isBlank();
        };
        No.unless(met, GROUND_NOT_MET);
        c.tell("InterventionRequested");
        c.openTriage();
    }

    private void handOff(HandOff x) {
        Actor to = x.to();
        boolean second = c.policy.secondEdition() != null;
        No.unless(!second || !c.isSide(to.id()) && !to.equals(c.actor), UNKNOWN_PARTY);
        boolean toReviewer = c.stage == Stage.REVIEW;
        boolean backToAgent = to.role() == Role.AGENT && c.senior && c.has(DutyKind.RULE);
        boolean fits = toReviewer
                ? to.role() == Role.REVIEWER && c.isIndependent(to.id())
                : to.role() == Role.AGENT || to.role() == Role.SENIOR;
        No.unless(fits && !backToAgent, UNKNOWN_PARTY);
        boolean empty = true;
        List<String> facts = x.newFacts() == null ? List.of() : x.newFacts();
        for (String fact : facts) {
            boolean event = fact.matches("[1-9][0-9]{0,8}") && Integer.parseInt(fact) <= c.events;
            No.unless(c.exhibits.contains(fact) || event && !c.handOffs.contains(fact), EVIDENCE_UNKNOWN);
            empty &= c.citedFacts.contains(fact);
        }
        boolean allFacts = facts.stream().allMatch(f -> c.exhibits.contains(f) || c.actsOfParties.contains(f));
        No.unless(!second || allFacts, FACT_NOT_NEW);
        c.tell("HandedOff");
        c.handOffs.add("" + c.events);
        platformWasHere();
        for (ModelDuty duty : List.copyOf(c.ball)) {
            boolean desks = duty.holder == Role.AGENT || duty.holder == Role.SENIOR;
            if (toReviewer ? duty.kind == DutyKind.REVIEW : desks) {
                moveTo(to, duty);
            }
        }
        if (!toReviewer) {
            c.waiting.stream().filter(d -> d.holder == to.role()).forEach(d -> d.holderId = to.id());
            changeOwner(to, facts, empty);
        }
    }

    /** The deadline stays; only who must act, and what a senior's silence brings. */
    private void moveTo(Actor to, ModelDuty duty) {
        c.ball.remove(duty);
        duty.holder = to.role();
        duty.holderId = to.id();
        if (duty.onLapse == Consequence.MOVES_TO_SENIOR && to.role() == Role.SENIOR) {
            duty.onLapse = Consequence.PROVISIONAL_CREDIT;
        }
        c.add(duty);
    }

    private void changeOwner(Actor to, List<String> facts, boolean empty) {
        boolean back = c.owners.contains(to);
        if (c.owner == null && c.actor.role() != Role.SUPERVISOR) {
            c.owners.add(c.actor);
        }
        c.owner = to;
        c.owners.add(to);
        c.citedFacts.addAll(facts);
        c.senior |= to.role() == Role.SENIOR;
        c.emptyHandOffs += empty ? 1 : 0;
        boolean tooMany = c.emptyHandOffs >= c.policy.limits().emptyHandOffs();
        if (empty && (back || tooMany) && !c.ownerFixed) {
            c.tell("OwnerFixed");
            c.handOffs.add("" + c.events);
            c.ownerFixed = true;
        }
    }

    private void requestEvidence(RequestEvidence x) {
        int slash = x.from().indexOf('/');
        String roleName = slash < 0 ? x.from() : x.from().substring(0, slash);
        Role role = java.util.Arrays.stream(Role.values())
                .filter(r -> r.name().equals(roleName))
                .findFirst()
                .orElseThrow(() -> new No(UNKNOWN_PARTY));
        No.unless(role.isSide() || role.isThirdParty(), UNKNOWN_PARTY);
        String known = switch (role) {
            case BUYER -> c.order.buyer();
            case SELLER -> c.order.seller();
            case CARRIER -> c.order.carrier();
            default -> null;
        };
        String id = slash < 0 ? known : x.from().substring(slash + 1);
        No.unless(id != null && (!role.isSide() || known.equals(id)), UNKNOWN_PARTY);
        No.unless(x.element() == null || c.bearerOf(x.element()) != null, UNKNOWN_ELEMENT);
        String round = c.stage + " " + role;
        int before = c.asked.getOrDefault(round, 0);
        No.unless(
                before < c.policy.limits().evidenceRequests() || c.actor.role() == Role.SENIOR,
                TOO_MANY_EVIDENCE_REQUESTS);
        c.tell("EvidenceRequested");
        c.deskActs();
        c.asked.put(round, before + 1);
        c.invited.add(role + "/" + id);
        if (role == Role.LAB) {
            c.open(DutyKind.INSPECT, role, id, DutyTerm.INSPECT, x.element(), Consequence.GOES_ON);
        } else {
            c.open(DutyKind.ANSWER_REQUEST, role, id, DutyTerm.ANSWER_REQUEST, x.element(), Consequence.PRESUMPTION);
        }
    }

    private void submitEvidence(SubmitEvidence x) {
        EvidenceItem item = ownEvidence(List.of(x.evidence())).getFirst();
        No.unless(x.element() == null || c.bearerOf(x.element()) != null, UNKNOWN_ELEMENT);
        List<ModelDuty> answered = c.ball.stream()
                .filter(d -> d.kind == DutyKind.ANSWER_REQUEST || d.kind == DutyKind.INSPECT)
                .filter(d -> d.isOf(c.actor))
                .filter(d -> d.about == null || x.element() == null || d.about.equals(x.element()))
                .toList();
        String exhibit = x.element() == null ? x.evidence() : x.evidence() + " for " + x.element();
        if (answered.isEmpty() && c.exhibits.contains(exhibit)) {
            return;
        }
        c.tell("EvidenceSubmitted");
        exhibit(item, x.element());
        c.ball.removeAll(answered);
        c.adjudicateIfProven();
    }

    private void proposeSettlement(ProposeSettlement x) {
        BigDecimal amount = amountOf(x.remedy(), x.amount());
        c.tell("SettlementProposed");
        c.deskActs();
        if (c.stage == Stage.ADJUDICATION) {
            c.interruptedAdjudication = true;
            c.ball.removeIf(d -> d.kind != DutyKind.RULE);
            c.stop(false);
        } else {
            c.endAll();
        }
        c.offerBy = null;
        c.proposedRemedy = x.remedy();
        c.proposed = amount;
        c.acceptedBy.clear();
        c.stage = Stage.MEDIATION;
        for (Role side : List.of(Role.BUYER, Role.SELLER)) {
            c.open(
                    DutyKind.ANSWER_SETTLEMENT,
                    side,
                    side == Role.BUYER ? c.order.buyer() : c.order.seller(),
                    DutyTerm.ANSWER_SETTLEMENT,
                    null,
                    Consequence.COUNTS_AS_DECLINED);
        }
    }

    private void acceptSettlement() {
        c.tell("SettlementAccepted");
        c.ball.remove(c.mine(DutyKind.ANSWER_SETTLEMENT));
        c.acceptedBy.add(c.actor.role());
        if (c.acceptedBy.size() == 2) {
            c.enforce(new ModelPlan(c.proposedRemedy, c.proposed, SELLER_PAYS, Outcome.SETTLED));
        } else if (c.ball.isEmpty()) {
            c.adjudicateAfterMediation();
        }
    }

    private void escalate(EscalateToSenior x) {
        boolean met = switch (x.ground()) {
            case FIRST_LEVEL_FAILED -> c.mediationFailed || c.emptyHandOffs > 0;
            case LARGE_AMOUNT ->
                c.claimed.compareTo(c.policy.amounts().largeClaim().amount()) >= 0;
            case COMPLEX -> x.explanation() != null && !x.explanation().isBlank();
            case VIOLATION -> c.policy.grounds().seniorViolations().contains(c.reason);
            case AGENT_LATE -> c.platformLate;
        };
        No.unless(met, GROUND_NOT_MET);
        c.tell("EscalatedToSenior");
        c.deskActs();
        c.senior = true;
        if (c.stage == Stage.ADJUDICATION) {
            c.ball.removeIf(d -> d.kind == DutyKind.RULE);
            c.openRule();
        }
    }

    private void issueRuling(IssueRuling x) {
        if (c.actor.role() == Role.AGENT) {
            boolean tooMuch =
                    c.claimed.compareTo(c.policy.amounts().agentAuthority().amount()) > 0;
            boolean multiple = remedyOf(x) == Remedy.COMPENSATION
                    && moneyOf(x) != null
                    && moneyOf(x).amount().compareTo(c.order.value().amount()) > 0;
            No.unless(!tooMuch && !multiple, OVER_AUTHORITY);
        }
        ModelRuling ruling = checked(x);
        c.tell("RulingIssued");
        c.deskActs();
        c.ruling = ruling;
        c.endAll();
        c.stage = Stage.APPEAL_WINDOW;
        for (Role side : List.of(Role.BUYER, Role.SELLER)) {
            ModelDuty right = c.open(
                    DutyKind.MAY_APPEAL,
                    side,
                    side == Role.BUYER ? c.order.buyer() : c.order.seller(),
                    DutyTerm.MAY_APPEAL,
                    null,
                    Consequence.RULING_FINAL);
            c.appealUntil = right.dueAt;
        }
    }

    private ModelRuling checked(IssueRuling x) {
        List<FindingOf> findings = x.findings() == null ? List.of() : x.findings();
        Set<String> cited = new HashSet<>();
        Set<String> found = new HashSet<>();
        for (FindingOf finding : findings) {
            Role bearer = c.bearerOf(finding.element());
            No.unless(bearer != null, UNKNOWN_ELEMENT);
            List<String> evidence = finding.evidence() == null ? List.of() : finding.evidence();
            No.unless(c.exhibits.containsAll(evidence), EVIDENCE_UNKNOWN);
            Role silent = c.presumed.get(finding.element());
            boolean presumedProven = silent != null && silent != bearer;
            boolean against = silent != null && (finding.finding() == Finding.PROVEN) != presumedProven;
            No.unless(!against || !evidence.isEmpty(), FINDING_MISSING);
            cited.addAll(evidence);
            found.add(finding.element());
        }
        No.unless(c.burdens.stream().allMatch(b -> found.contains(b.element())), FINDING_MISSING);
        BigDecimal amount = grants(x) ? amountOf(remedyOf(x), moneyOf(x)) : BigDecimal.ZERO;
        Map<Account, Integer> liability = x.liability() == null ? Map.of() : x.liability();
        boolean hundred = liability.values().stream().mapToInt(i -> i).sum() == 100;
        No.unless(hundred || !grants(x) && liability.isEmpty(), LIABILITY_NOT_100);
        for (String clause : x.clauses() == null ? List.<String>of() : x.clauses()) {
            No.unless(c.policy.clauses().containsKey(clause), UNKNOWN_CLAUSE);
        }
        Fault atFault = x.atFault() == null ? Fault.NONE : x.atFault();
        return new ModelRuling(x.result(), grants(x) ? remedyOf(x) : Remedy.NONE, amount, liability, atFault, cited);
    }

    private static boolean grants(IssueRuling x) {
        return x.result() == RulingResult.GRANTED || x.result() == RulingResult.PARTLY_GRANTED;
    }

    /** What a ruling that grants leaves out is as claimed. */
    private Remedy remedyOf(IssueRuling x) {
        return x.remedy() == null && grants(x) ? c.remedy : x.remedy();
    }

    private Money moneyOf(IssueRuling x) {
        return x.amount() == null && grants(x) ? new Money(c.claimed, c.policy.currency()) : x.amount();
    }

    private void lodgeAppeal(LodgeAppeal x) {
        List<String> cited = x.evidence() == null ? List.of() : x.evidence();
        List<EvidenceItem> items = ownEvidence(cited.stream()
                .filter(id -> !c.ruling.citedEvidence().contains(id))
                .toList());
        No.unless(x.ground() != AppealGround.NEW_EVIDENCE || !items.isEmpty(), APPEAL_NEEDS_NEW_EVIDENCE);
        No.unless(x.ground() != AppealGround.RULE_MISAPPLIED || x.clause() != null, APPEAL_NEEDS_CLAUSE);
        No.unless(x.clause() == null || c.policy.clauses().containsKey(x.clause()), UNKNOWN_CLAUSE);
        c.tell("AppealLodged");
        c.appealed.add(c.actor.role());
        items.forEach(item -> exhibit(item, null));
        if (c.stage == Stage.APPEAL_WINDOW) {
            c.endAll();
            c.stage = Stage.REVIEW;
            c.open(DutyKind.REVIEW, Role.REVIEWER, null, DutyTerm.REVIEW, null, Consequence.OTHER_REVIEWER);
        }
    }

    private void decideAppeal(DecideAppeal x) {
        if (x.decision() == AppealDecision.REVISED) {
            No.unless(x.ruling() != null, FINDING_MISSING);
            ModelRuling revised = checked(x.ruling());
            boolean alone = c.policy.secondEdition() != null && c.appealed.size() == 1;
            No.unless(!alone || !harms(c.appealed.iterator().next(), c.ruling, revised), RULING_INCOHERENT);
            c.ruling = revised;
        }
        c.tell("AppealDecided");
        platformWasHere();
        c.rulingFinal = true;
        c.endAll();
        new ModelSilence(c).carryOut();
    }

    /** Less for the buyer or more to pay for the seller, fault where there was none, or as much for more trouble. */
    private boolean harms(Role side, ModelRuling old, ModelRuling revised) {
        boolean blamed = !side.name().equals(old.atFault().name())
                && side.name().equals(revised.atFault().name());
        if (side == Role.SELLER) {
            return blamed || due(revised, Account.SELLER).compareTo(due(old, Account.SELLER)) > 0;
        }
        int more = net(revised).compareTo(net(old));
        boolean sentBack = old.remedy() != Remedy.RETURN_AND_REFUND && revised.remedy() == Remedy.RETURN_AND_REFUND;
        boolean lost = old.result() != RulingResult.DISMISSED && revised.result() == RulingResult.DISMISSED;
        return blamed || more < 0 || more == 0 && (sentBack || lost);
    }

    private BigDecimal net(ModelRuling ruling) {
        return worth(ruling).subtract(due(ruling, Account.BUYER));
    }

    private BigDecimal due(ModelRuling ruling, Account account) {
        return c.shares(worth(ruling), ruling.liability())
                .getOrDefault(account, BigDecimal.ZERO)
                .negate();
    }

    private BigDecimal worth(ModelRuling ruling) {
        return ruling.remedy() == Remedy.NONE ? BigDecimal.ZERO : c.price(ruling.remedy(), ruling.amount());
    }

    private void confirmStep(ConfirmStep x) {
        boolean money = x.step() == StepKind.REFUND || x.step() == StepKind.COMPENSATE;
        boolean pays = money && c.actor.role() == Role.SELLER;
        if (c.policy.secondEdition() != null) {
            boolean named = x.reference() != null && !x.reference().isBlank();
            No.unless(named || !pays && x.step() != StepKind.RETURN_GOODS, REFERENCE_MISSING);
            No.unless(!named || !money || !c.facts.payment().used(), REFERENCE_USED);
        }
        No.unless(x.step() == c.plan.steps().get(c.stepsDone), DUTY_NOT_OPEN);
        No.unless(!pays || c.facts.payment().confirmed(), PAYMENT_UNCONFIRMED);
        c.tell("StepConfirmed");
        if (c.has(DutyKind.PERFORM)) {
            c.lastBooked = c.payment(money ? c.plan.amount() : BigDecimal.ZERO, c.plan.liability());
            c.creditBefore = c.credit;
            c.book(c.lastBooked);
            c.credit = BigDecimal.ZERO;
        }
        c.ball.clear();
        c.stepsDone++;
        if (c.stepsDone == c.plan.steps().size()) {
            c.close(c.plan.outcome());
        } else {
            c.openStep();
        }
    }

    private void reportNonPerformance(ReportNonPerformance x) {
        if (c.stage == Stage.CLOSED) {
            No.unless(x.step() == c.plan.steps().getLast(), GROUND_NOT_MET);
            c.tell("NonPerformanceReported");
            c.lastBooked.forEach((account, change) -> c.book(Map.of(account, change.negate())));
            c.credit = c.creditBefore;
            c.lastBooked = new EnumMap<>(Account.class);
            c.reopened = true;
            c.advanceLapses = 0;
            c.stepsDone--;
            c.stage = Stage.ENFORCEMENT;
            c.outcome = null;
            c.closedAt = null;
            c.openStep();
            return;
        }
        c.tell("NonPerformanceReported");
        if (c.actor.role() == Role.SELLER
                && c.has(DutyKind.CONFIRM_RECEIPT)
                && c.ruling == null
                && !c.conditionDisputed) {
            c.conditionDisputed = true;
            c.plan = null;
            c.stepsDone = 0;
            c.openTriage();
        }
    }

    private void suspend(SuspendCase x) {
        No.unless(!c.suspensions.contains(x.reference()), GROUND_NOT_MET);
        c.tell("CaseSuspended");
        platformWasHere();
        c.suspensions.add(x.reference());
        c.suspendedFrom = c.stage;
        c.stage = Stage.SUSPENDED;
        c.stop(true);
        Role body = switch (x.cause()) {
            case COURT -> Role.COURT;
            case REGULATOR -> Role.REGULATOR;
            case LAB -> Role.LAB;
        };
        c.open(
                DutyKind.AWAIT_OUTSIDE_BODY,
                body,
                null,
                DutyTerm.AWAIT_OUTSIDE_BODY,
                x.reference(),
                Consequence.RESUMES);
    }

    /** A payment that is no longer waited for changes nothing. */
    private void recordAdvance() {
        if (c.has(DutyKind.PAY_ADVANCE)) {
            c.advancePaid();
        }
    }

    /** Whoever had a duty during the outage gets that part of the outage back, on the duty's own clock. */
    private void creditOutage(CreditOutage x) {
        boolean real = Duration.between(x.from(), x.until()).compareTo(Duration.ofMinutes(15)) > 0
                && !x.until().isAfter(c.now);
        Instant begin = c.creditedUntil.isAfter(x.from()) ? c.creditedUntil : x.from();
        real &= begin.isBefore(x.until());
        if (real) {
            c.lapseOverdue(begin, true);
        }
        List<ModelDuty> longer = new ArrayList<>();
        for (ModelDuty duty : c.ball) {
            Instant from = duty.since.isAfter(begin) ? duty.since : begin;
            Duration missed = c.between(from, x.until(), duty.clock);
            boolean people = duty.holder != Role.SYSTEM && duty.kind != DutyKind.AWAIT_OUTSIDE_BODY;
            if (real && people && !missed.isZero() && duty.dueAt.isAfter(begin)) {
                longer.add(duty);
            }
        }
        if (longer.isEmpty()) {
            return;
        }
        c.creditedUntil = x.until();
        c.tell("OutageCredited");
        for (ModelDuty duty : longer) {
            Instant from = duty.since.isAfter(begin) ? duty.since : begin;
            c.ball.remove(duty);
            duty.dueAt = c.plus(duty.dueAt, c.between(from, x.until(), duty.clock), duty.clock);
            c.add(duty);
        }
    }
}
