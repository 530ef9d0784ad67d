package org.ballcourt.cases.model;

import static org.ballcourt.contracts.RejectionCode.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SecondEdition;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
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
        if (command instanceof ConfirmStep) {
            new ModelPrecedence(c).giveWay();
        }
        if (command instanceof LapseDuty && c.actor.role() == Role.SYSTEM && !c.isOpen()) {
            return;
        }
        new ModelPermits(c).check(command.getClass(), c.actor);
        ModelReasons.require(command, c.policy.secondEdition());
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
                String whom = x.subject() == null ? "SELLER/" + x.seller() : x.subject();
                No.unless(x.seller() != null || x.subject() != null, UNKNOWN_PARTY);
                No.unless(x.seller() == null || whom.equals("SELLER/" + x.seller()), UNKNOWN_PARTY);
                No.unless(whom.startsWith("SELLER/") || second && whom.startsWith("BUYER/"), UNKNOWN_PARTY);
                No.unless(!second || !whom.endsWith("/" + c.actor.id()), OWN_CASE);
                ModelReasons.require(x, c.policies.inForce(c.now).secondEdition());
                List<EvidenceItem> cited = ownEvidence(x.evidence());
                No.unless(!second || !cited.isEmpty(), GROUND_NOT_MET);
                No.unless(!second || c.facts.matter().known(), UNKNOWN_PARTY);
                No.unless(!second || !c.facts.matter().counted(), ALREADY_DECIDED);
            }
            case OpenContact x -> {
                No.unless(c.actor.role() == Role.BUYER || c.actor.role() == Role.SELLER, NOT_YOUR_ROLE);
                No.unless(x.caseId() == null, NO_SUCH_CASE);
                No.unless(c.policies.inForce(c.now).secondEdition() != null, WRONG_STAGE);
            }
            case ContestFlag x -> {
                No.unless(c.actor.role() == x.flag().owner(), NOT_YOUR_ROLE);
                ModelReasons.require(x, c.policies.inForce(c.now).secondEdition());
                throw new No(GROUND_NOT_MET);
            }
            default -> throw new No(NO_SUCH_CASE);
        }
    }

    private void act(CaseCommand command) {
        switch (command) {
            case FileComplaint _ -> throw new No(DUPLICATE_CASE);
            case AcceptClaim x -> {
                c.tell("ClaimAccepted");
                ModelLine claim = new ModelLine(c.remedy, c.claimed, x.keepGoods());
                c.enforce(new ModelPlan(List.of(claim), SELLER_PAYS, Outcome.REMEDY_PERFORMED));
            }
            case RejectClaim x -> rejectClaim(x);
            case MakeOffer x -> makeOffer(x);
            case AcceptOffer x -> {
                theOpenOffer(x.offerId());
                c.tell("OfferAccepted");
                c.enforce(new ModelPlan(c.offered, SELLER_PAYS, Outcome.SETTLED));
            }
            case DeclineOffer x -> {
                theOpenOffer(x.offerId());
                c.tell("OfferDeclined");
                c.declinedOffers++;
                c.offerBy = null;
                c.ball.removeIf(d -> d.kind == DutyKind.ANSWER_OFFER);
                c.runOnAfterOffer();
            }
            case AddStatement x -> {
                int before = c.statements.getOrDefault(c.actor, 0);
                No.unless(before < c.policy.limits().statementsPerActor(), CASE_LOG_FULL);
                c.tell("StatementAdded");
                if (x.visibleTo() != Audience.PLATFORM) {
                    c.said();
                }
                c.statements.put(c.actor, before + 1);
                platformWasHere();
                Stage stage = c.stage == Stage.SUSPENDED ? c.suspendedFrom : c.stage;
                if (c.actor.role() == Role.REVIEWER && stage != Stage.REVIEW) {
                    c.reviewers.add(c.actor.id());
                }
            }
            case WithdrawComplaint _ -> withdraw();
            case RequestIntervention x -> requestIntervention(x);
            case AcceptIntervention _ -> {
                c.tell("InterventionAccepted");
                c.deskActs();
                c.endAll();
                c.openEvidenceRound();
            }
            case DeclineIntervention x -> decline(x);
            case HandOff x -> handOff(x);
            case RequestEvidence x -> requestEvidence(x);
            case SubmitEvidence x -> submitEvidence(x);
            case DeclareUnavailable x -> declareUnavailable(x);
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
            case RecordExternalOutcome x -> recordOutcome(x);
            case RateService x -> {
                No.unless(
                        c.acted.stream().anyMatch(a -> a.role() != Role.REVIEWER && a.id().equals(x.agent())),
                        UNKNOWN_PARTY);
                No.unless(c.rated.add(c.actor.role() + " " + x.agent()), ALREADY_RATED);
                c.tell("ServiceRated");
            }
            case LapseDuty x ->
                No.unless(c.ball.stream().noneMatch(d -> x.dutyId().equals(d.id)), DUTY_NOT_OPEN);
            case ContestRecovery _ -> throw new No(WRONG_STAGE);
            case ReduceRemedy _ -> new ModelPrecedence(c).giveWay();
            case ReverseRecovery x -> giveBack(x);
            case RecordAdvance x -> recordAdvance(x);
            case CreditOutage x -> creditOutage(x);
            // The shipped market has one version, so there is never a later one to tell of.
            case AnnouncePolicy x -> No.unless(x.version().equals(c.policy.version()), GROUND_NOT_MET);
            default -> throw new IllegalStateException(command + " is not for a dispute");
        }
    }

    /** What the buyer never asked for is undone: nobody owes for it, and the buyer keeps nothing. */
    private void withdraw() {
        boolean granted = !ModelPermits.ANYBODYS_TO_WITHDRAW.contains(c.stage);
        c.tell("ComplaintWithdrawn");
        if (granted) {
            for (int i = 0; i < c.takenBack.size(); i++) {
                if (!c.takenBack.get(i).givenBack()) {
                    giveBack(i);
                }
            }
            c.closeTaking(c.money.getOrDefault(Account.BUYER, BigDecimal.ZERO), Outcome.WITHDRAWN);
        } else {
            c.closeWithCreditBack(Outcome.WITHDRAWN);
        }
    }

    private void platformWasHere() {
        if (c.actor.role().isPlatform()) {
            c.acted.add(c.actor);
        }
    }

    private void file(FileComplaint x) {
        Order order = x.order();
        c.policy = c.policies.inForce(c.now);
        if (c.actor.role() == Role.AGENT && x.onBehalfOf() != null && c.policy.secondEdition() != null) {
            No.unless(!List.of(order.buyer(), order.seller()).contains(c.actor.id()), OWN_CASE);
            No.unless(x.onBehalfOf().replaceFirst("^BUYER/", "").equals(order.buyer()), NOT_YOUR_ORDER);
        } else {
            No.unless(c.actor.role() == Role.BUYER, NOT_YOUR_ROLE);
            No.unless(c.actor.id().equals(order.buyer()), NOT_YOUR_ROLE);
            No.unless(x.onBehalfOf() == null || x.onBehalfOf().endsWith(order.buyer()), NOT_YOUR_ROLE);
        }
        No.unless(!order.buyer().equals(order.seller()) || c.policy.secondEdition() == null, OWN_CASE);
        if (c.policy.secondEdition() != null) {
            // Here is one market only.
            No.unless(order.market() == null || order.market().equals(c.policy.market()), UNKNOWN_MARKET);
            new ModelOrderLine(c).mayBeFiled(x);
        }
        No.unless(order.unitPrice().currency().equals(c.policy.currency()), WRONG_CURRENCY);
        c.order = order;
        c.reason = x.reason();
        c.claimed = complete(List.of(new RemedyLine(x.remedy(), x.amount())))
                .getFirst()
                .amount();
        boolean goods = x.remedy() == Remedy.NONE || x.remedy() == Remedy.REPAIR || x.remedy() == Remedy.REPLACEMENT;
        boolean sum = x.remedy() == Remedy.PARTIAL_REFUND || x.remedy() == Remedy.COMPENSATION;
        boolean nothing = x.remedy() == Remedy.NONE
                && x.amount() != null
                && x.amount().amount().signum() > 0;
        boolean forNothing = nothing
                || !goods && (x.amount() == null ? sum : x.amount().amount().signum() == 0);
        No.unless(c.policy.secondEdition() == null || !forNothing, GROUND_NOT_MET);
        boolean noReason = x.reason() == Reason.NO_REASON_RETURN;
        boolean excluded = c.policy.grounds().noReasonExcluded().contains(order.goodsClass());
        No.unless(inWindow(x.reason(), order), OUTSIDE_WINDOW);
        No.unless(!noReason || !excluded && !order.exclusionConfirmed(), NO_REASON_EXCLUDED);
        boolean refund = x.remedy() == Remedy.REFUND
                || x.remedy() == Remedy.RETURN_AND_REFUND
                || x.remedy() == Remedy.PARTIAL_REFUND;
        No.unless(!noReason || c.policy.secondEdition() == null || refund, GROUND_NOT_MET);
        long lapses = c.policy.secondEdition() == null
                ? c.facts.filing().earlierLapses()
                : c.facts.line().cases().stream()
                        .filter(before -> before.outcome() == Outcome.LAPSED
                                && before.filing().reason() == x.reason())
                        .count();
        No.unless(lapses < 2, DUPLICATE_CASE);
        c.remedy = x.remedy();
        c.urgent = x.urgent();
        ownEvidence(new Actor(Role.BUYER, order.buyer()), x.newFacts()).forEach(item -> exhibit(item, null));
        c.tell("ComplaintFiled");
        c.disownUntil = c.actor.role() == Role.AGENT ? c.daysAfter(c.now, Duration.ofDays(7)) : null;
        c.actsOfParties.add("1");
        platformWasHere();
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
                && (c.policy.secondEdition() == null
                        || c.facts.filing().earlierLapses() == 0
                                && c.facts.line().cases().stream().noneMatch(before -> before.refundedAtOnce()))
                && c.facts.filing().buyerInGoodStanding()
                && c.facts.filing().expressRefundsUsed() < c.policy.limits().expressRefundQuota();
        if (c.paidOfPrice.add(c.compensated).signum() > 0) {
            return;
        }
        if (noReason) {
            c.tell("NoReasonReturnGranted");
            c.enforce(new ModelPlan(Remedy.RETURN_AND_REFUND, c.claimed, SELLER_PAYS, Outcome.REMEDY_PERFORMED));
        } else if (express) {
            c.tell("ExpressRefundGranted");
            SecondEdition edition = c.policy.secondEdition();
            boolean back = edition != null
                    && edition.expressRefund().goodsBack().contains(order.goodsClass())
                    && !edition.expressRefund().goodsStay().contains(x.reason());
            ModelPlan plan = new ModelPlan(
                    back ? Remedy.RETURN_AND_REFUND : Remedy.REFUND, c.claimed, SELLER_PAYS, Outcome.REMEDY_PERFORMED);
            c.enforce(edition == null ? plan : plan.express());
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

    /** The money of each line: what was said, else the order's value for a refund; the rules cap what is paid back, and compensation. */
    private List<ModelLine> complete(List<RemedyLine> lines) {
        Money value = c.order.value();
        BigDecimal back = BigDecimal.ZERO;
        BigDecimal beyond = BigDecimal.ZERO;
        List<ModelLine> complete = new ArrayList<>();
        for (RemedyLine line : lines) {
            Money said = line.amount();
            boolean whole = line.remedy() == Remedy.REFUND || line.remedy() == Remedy.RETURN_AND_REFUND;
            No.unless(said == null || said.currency().equals(value.currency()), WRONG_CURRENCY);
            BigDecimal amount = said != null ? said.amount() : whole ? value.amount() : BigDecimal.ZERO;
            complete.add(new ModelLine(line.remedy(), amount, line.keepGoods() != null));
            back = back.add(line.remedy() == Remedy.COMPENSATION ? BigDecimal.ZERO : amount);
            beyond = beyond.add(line.remedy() == Remedy.COMPENSATION ? amount : BigDecimal.ZERO);
        }
        // Nothing can be asked for even where nothing is left.
        ModelOrderLine line = new ModelOrderLine(c);
        BigDecimal left = value.amount().subtract(line.byOthers(false)).max(BigDecimal.ZERO);
        BigDecimal leftBeyond =
                mostBeyond(value.amount()).subtract(line.byOthers(true)).max(BigDecimal.ZERO);
        No.unless(back.compareTo(left) <= 0, AMOUNT_EXCEEDS_ORDER);
        No.unless(beyond.compareTo(leftBeyond) <= 0, AMOUNT_EXCEEDS_ORDER);
        // Goods that would not be made in the end are not promised.
        for (ModelLine wanted : complete) {
            boolean made = line.left(complete).stream().anyMatch(some -> some.remedy() == wanted.remedy());
            No.unless(made || !wanted.isInKind(), AMOUNT_EXCEEDS_ORDER);
        }
        return complete;
    }

    /** Fraud and food have a multiple of their own where the second edition says so. */
    BigDecimal mostBeyond(BigDecimal value) {
        Policy.Amounts usual = c.policy.amounts();
        List<SecondEdition.Multiple> special = new ArrayList<>();
        if (c.policy.secondEdition() != null) {
            special.add(c.policy.secondEdition().compensation().reasons().get(c.reason));
            special.add(c.policy.secondEdition().compensation().goods().get(c.order.goodsClass()));
            special.removeIf(Objects::isNull);
        }
        if (special.isEmpty()) {
            special.add(new SecondEdition.Multiple(usual.compensationMultiple(), usual.compensationFloor()));
        }
        BigDecimal most = BigDecimal.ZERO;
        for (SecondEdition.Multiple one : special) {
            most = most.max(value.multiply(BigDecimal.valueOf(one.times())))
                    .max(one.least().amount());
        }
        return most;
    }

    /** As one word, so that the same remedies are the same word. */
    private static String remedies(List<RemedyLine> lines) {
        return lines.stream()
                .map(line -> line.remedy() + (line.keepGoods() == null ? "" : "-without-the-goods"))
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
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
        return ownEvidence(c.actor, ids);
    }

    private List<EvidenceItem> ownEvidence(Actor owner, List<String> ids) {
        List<EvidenceItem> items = new ArrayList<>();
        for (String id : ids == null ? List.<String>of() : ids) {
            EvidenceItem item = c.facts.evidence().get(id);
            No.unless(item != null, EVIDENCE_UNKNOWN);
            No.unless(item.uploadedBy().equals(owner), EVIDENCE_NOT_YOURS);
            items.add(item);
        }
        return items;
    }

    private void exhibit(EvidenceItem item, String element) {
        c.exhibits.add(item.evidenceId());
        c.pieces.computeIfAbsent(item.uploadedBy(), by -> new HashSet<>()).add(item.evidenceId());
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
        List<ModelLine> lines = complete(x.allLines());
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
        c.bestOffers.merge(
                by + " " + remedies(x.allLines()), sum(lines), (a, b) -> by == Role.SELLER ? a.max(b) : a.min(b));
        c.offers++;
        c.offerBy = c.actor.role();
        c.offered = lines;
        Role other = c.actor.role().opponent();
        c.open(
                DutyKind.ANSWER_OFFER,
                other,
                other == Role.BUYER ? c.order.buyer() : c.order.seller(),
                DutyTerm.ANSWER_OFFER,
                "offer-" + c.offers,
                Consequence.OFFER_EXPIRES);
    }

    private static void offersSomething(List<RemedyLine> lines) {
        for (RemedyLine line : lines) {
            No.unless(line.remedy() != Remedy.NONE, OFFER_EMPTY);
            boolean goods = line.remedy() == Remedy.REPAIR || line.remedy() == Remedy.REPLACEMENT;
            No.unless(goods || line.amount() != null && line.amount().amount().signum() > 0, OFFER_EMPTY);
        }
    }

    /** Money above zero, or something in kind; and if it is the same thing as ever before, more of it for the other side. */
    private void offersSomethingBetter(MakeOffer x) {
        String currency = c.order.unitPrice().currency();
        BigDecimal now = BigDecimal.ZERO;
        offersSomething(x.allLines());
        for (RemedyLine line : x.allLines()) {
            boolean counts = line.amount() != null && line.amount().currency().equals(currency);
            now = counts ? now.add(line.amount().amount()) : now;
        }
        boolean seller = c.actor.role() == Role.SELLER;
        List<String> kinds = List.of(remedies(x.allLines()).split("\\+"));
        for (Map.Entry<String, BigDecimal> before : c.bestOffers.entrySet()) {
            String[] offer = before.getKey().split(" ");
            List<String> earlier = List.of(offer[1].split("\\+"));
            boolean moneyBeside = kinds.containsAll(earlier)
                    && kinds.stream().noneMatch(kind -> kind.startsWith("REP") && !earlier.contains(kind));
            boolean again = seller ? earlier.containsAll(kinds) || moneyBeside : earlier.equals(kinds);
            int more = now.compareTo(before.getValue());
            boolean better = seller ? more > 0 : more < 0;
            No.unless(!offer[0].equals("" + c.actor.role()) || !again || better, OFFER_NOT_BETTER);
        }
    }

    private void theOpenOffer(String offerId) {
        No.unless(offerId.equals("offer-" + c.offers), OFFER_NOT_OPEN);
    }

    /** What the case itself shows to be untrue is no ground; and it is a decision, against which one appeal lies. */
    private void decline(DeclineIntervention x) {
        boolean second = c.policy.secondEdition() != null;
        boolean talked = c.rejected
                || c.sellerSilent
                || c.declinedOffers >= c.policy.limits().declinedOffers();
        List<Outcome> nothingSaid = List.of(Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.INADMISSIBLE);
        boolean alone = c.facts.line().cases().stream().allMatch(before -> nothingSaid.contains(before.outcome()));
        boolean untrue = x.code() == DeclineCode.NO_PRIOR_NEGOTIATION && talked
                || x.code() == DeclineCode.DUPLICATE && alone
                || x.code() == DeclineCode.OUTSIDE_WINDOW;
        No.unless(!second || !untrue, GROUND_NOT_MET);
        c.tell("InterventionDeclined");
        c.deskActs();
        if (!second) {
            c.closeWithCreditBack(Outcome.INADMISSIBLE);
            return;
        }
        c.endAll();
        c.sentAway = true;
        c.appealed.clear();
        c.reviewLapses = 0;
        c.stage = Stage.APPEAL_WINDOW;
        c.appealUntil = c.open(
                        DutyKind.MAY_APPEAL,
                        c.caller,
                        c.caller == Role.BUYER ? c.order.buyer() : c.order.seller(),
                        DutyTerm.MAY_APPEAL,
                        null,
                        Consequence.RULING_FINAL)
                .dueAt;
    }

    /** Of evidence: the case's or the caller's own; of events: what the other side said to the caller. */
    private void cites(RequestIntervention x) {
        List<String> cited = x.evidence() == null ? List.of() : x.evidence();
        List<EvidenceItem> brought = ownEvidence(cited.stream()
                .filter(id -> !id.matches("[0-9]+") && !c.exhibits.contains(id))
                .distinct()
                .toList());
        Set<String> said = c.actor.role() == Role.BUYER ? c.saidBySeller : c.saidByBuyer;
        No.unless(cited.stream().filter(id -> id.matches("[0-9]+")).allMatch(said::contains), EVIDENCE_UNKNOWN);
        boolean accuses = Set.of("BAD_FAITH", "CLEAR_VIOLATION", "SELLER_MISCONDUCT")
                .contains(x.ground().name());
        No.unless(c.policy.secondEdition() == null || !accuses || !cited.isEmpty(), GROUND_NOT_MET);
        c.tell("InterventionRequested");
        brought.forEach(item -> exhibit(item, null));
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
            case SELLER_MISCONDUCT -> c.policy.secondEdition() != null && c.actor.role() == Role.BUYER;
        };
        No.unless(met, GROUND_NOT_MET);
        cites(x);
        c.openTriage();
    }

    private void handOff(HandOff x) {
        Actor to = x.to();
        boolean second = c.policy.secondEdition() != null;
        boolean toReviewer = c.stage == Stage.REVIEW;
        boolean backToAgent = to.role() == Role.AGENT && c.senior && c.has(DutyKind.RULE);
        boolean fits = toReviewer
                ? to.role() == Role.REVIEWER && c.isIndependent(to.id())
                : to.role() == Role.AGENT || to.role() == Role.SENIOR;
        No.unless(fits && !backToAgent, UNKNOWN_PARTY);
        boolean toOneself = second && to.id().equals(c.actor.id());
        No.unless(!second || toOneself || !c.hasOwnPart(to.id()), UNKNOWN_PARTY);
        boolean empty = true;
        List<String> facts = x.newFacts() == null ? List.of() : x.newFacts();
        for (String fact : facts) {
            boolean event = fact.matches("[1-9][0-9]{0,8}") && Integer.parseInt(fact) <= c.events;
            No.unless(c.exhibits.contains(fact) || event && !c.handOffs.contains(fact), EVIDENCE_UNKNOWN);
            empty &= c.citedFacts.contains(fact);
        }
        boolean allFacts = facts.stream().allMatch(f -> c.exhibits.contains(f) || c.actsOfParties.contains(f));
        No.unless(!second || allFacts, FACT_NOT_NEW);
        No.unless(!toOneself || facts.stream().noneMatch(c.citedFacts::contains), FACT_NOT_NEW);
        No.unless(!toOneself, UNKNOWN_PARTY);
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
        boolean own =
                role == Role.LAB && List.of(c.order.buyer(), c.order.seller()).contains(id);
        No.unless(!own || c.policy.secondEdition() == null, UNKNOWN_PARTY);
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
        ModelDuty request = role == Role.LAB
                ? c.open(DutyKind.INSPECT, role, id, DutyTerm.INSPECT, x.element(), Consequence.GOES_ON)
                : c.open(
                        DutyKind.ANSWER_REQUEST,
                        role,
                        id,
                        DutyTerm.ANSWER_REQUEST,
                        x.element(),
                        Consequence.PRESUMPTION);
        if (c.policy.secondEdition() != null && x.kinds() != null) {
            request.kinds = x.kinds();
        }
    }

    private void submitEvidence(SubmitEvidence x) {
        EvidenceItem item = ownEvidence(List.of(x.evidence())).getFirst();
        No.unless(x.element() == null || c.bearerOf(x.element()) != null, UNKNOWN_ELEMENT);
        List<ModelDuty> asked = c.ball.stream()
                .filter(d -> d.kind == DutyKind.ANSWER_REQUEST || d.kind == DutyKind.INSPECT)
                .filter(d -> d.isOf(c.actor))
                .filter(d -> d.about == null || x.element() == null || d.about.equals(x.element()))
                .toList();
        List<ModelDuty> answered = asked.stream()
                .filter(d -> d.kinds.isEmpty() || d.kinds.contains(item.kind()))
                .toList();
        boolean free = c.stage == Stage.EVIDENCE && c.actor.role().isSide() && x.element() != null;
        boolean wrongKind = !asked.isEmpty() && answered.isEmpty();
        No.unless(!wrongKind || free && asked.stream().allMatch(d -> d.about == null), KIND_NOT_ASKED);
        String exhibit = x.element() == null ? x.evidence() : x.evidence() + " for " + x.element();
        if (answered.isEmpty() && c.exhibits.contains(exhibit)) {
            return;
        }
        No.unless(!answered.isEmpty() || c.exhibits.contains(x.evidence()) || c.hasRoom(c.actor), TOO_MANY_EXHIBITS);
        c.tell("EvidenceSubmitted");
        exhibit(item, x.element());
        c.ball.removeAll(answered);
        c.adjudicateIfProven();
    }

    private void declareUnavailable(DeclareUnavailable x) {
        ModelDuty request = null;
        for (ModelDuty duty : c.ball) {
            boolean mine =
                    duty.isOf(c.actor) && (duty.kind == DutyKind.ANSWER_REQUEST || duty.kind == DutyKind.INSPECT);
            boolean earlier = request == null || duty.dueAt.isBefore(request.dueAt);
            request = mine && (x.dutyId() == null ? earlier : x.dutyId().equals(duty.id)) ? duty : request;
        }
        boolean open = c.ball.stream().anyMatch(d -> d.id.equals(x.dutyId()));
        No.unless(request != null, open ? NOT_YOURS_TO_ANSWER : DUTY_NOT_OPEN);
        c.tell("UnavailabilityDeclared");
        c.ball.remove(request);
        c.adjudicateIfProven();
    }

    private void proposeSettlement(ProposeSettlement x) {
        List<ModelLine> lines = complete(x.allLines());
        for (ModelLine line : lines) {
            boolean something = line.isInKind() || line.amount().signum() > 0 && line.remedy() != Remedy.NONE;
            No.unless(c.policy.secondEdition() == null || something, OFFER_EMPTY);
        }
        c.tell("SettlementProposed");
        c.deskActs();
        boolean noMoreTime = c.policy.secondEdition() != null
                && c.proposedInARow >= c.policy.secondEdition().offers().pausing();
        c.proposedInARow++;
        if (noMoreTime) {
            c.ball.removeIf(d -> d.kind == DutyKind.ANSWER_OFFER);
            c.runOn(d -> !d.suspended && d.kind == DutyKind.ANSWER_SETTLEMENT);
        } else if (c.stage == Stage.ADJUDICATION) {
            c.interruptedAdjudication = true;
            c.ball.removeIf(d -> d.kind != DutyKind.RULE && d.kind != DutyKind.PAY_ADVANCE);
            c.stop(false);
        } else {
            c.endAll();
        }
        c.offerBy = null;
        c.proposed = lines;
        c.acceptedBy.clear();
        c.stage = Stage.MEDIATION;
        for (Role side : List.of(Role.BUYER, Role.SELLER)) {
            List<ModelDuty> answers = c.ball.stream()
                    .filter(d -> d.kind == DutyKind.ANSWER_SETTLEMENT)
                    .toList();
            if (answers.stream().anyMatch(d -> d.holder == side)) {
                continue;
            }
            ModelDuty answer = c.open(
                    DutyKind.ANSWER_SETTLEMENT,
                    side,
                    side == Role.BUYER ? c.order.buyer() : c.order.seller(),
                    DutyTerm.ANSWER_SETTLEMENT,
                    null,
                    Consequence.COUNTS_AS_DECLINED);
            answers.forEach(other -> answer.dueAt = other.dueAt);
        }
    }

    private void acceptSettlement() {
        c.tell("SettlementAccepted");
        c.ball.remove(c.mine(DutyKind.ANSWER_SETTLEMENT));
        c.acceptedBy.add(c.actor.role());
        if (c.acceptedBy.size() == 2) {
            c.enforce(new ModelPlan(c.proposed, SELLER_PAYS, Outcome.SETTLED));
        } else if (c.nobodyActs()) {
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
            BigDecimal beyond = BigDecimal.ZERO;
            for (RemedyLine line : linesOf(x)) {
                boolean counts = line.remedy() == Remedy.COMPENSATION && line.amount() != null;
                beyond = counts ? beyond.add(line.amount().amount()) : beyond;
            }
            No.unless(!tooMuch && beyond.compareTo(c.order.value().amount()) <= 0, OVER_AUTHORITY);
        }
        ModelRuling ruling = checked(x);
        c.tell("RulingIssued");
        c.deskActs();
        c.ruling = ruling;
        c.sentAway = false;
        c.appealed.clear();
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
        List<ModelLine> lines = grants(x) ? complete(linesOf(x)) : List.of(new ModelLine(Remedy.NONE, BigDecimal.ZERO));
        if (grants(x) && c.atStake != null) {
            No.unless(c.price(lines).compareTo(c.price(c.atStake.lines())) <= 0, RULING_INCOHERENT);
        }
        Map<Account, Integer> liability = x.liability() == null ? Map.of() : x.liability();
        boolean hundred = liability.values().stream().mapToInt(i -> i).sum() == 100;
        No.unless(hundred || !grants(x) && liability.isEmpty(), LIABILITY_NOT_100);
        for (String clause : x.clauses() == null ? List.<String>of() : x.clauses()) {
            No.unless(c.policy.clauses().containsKey(clause), UNKNOWN_CLAUSE);
        }
        Fault atFault = x.atFault() == null ? Fault.NONE : x.atFault();
        boolean second = c.policy.secondEdition() != null;
        No.unless(!second || !isBorneByAnother(x.freight(), atFault), RULING_INCOHERENT);
        if (second) {
            new ModelCoherence(c, x, lines).require();
        }
        return new ModelRuling(x.result(), lines, liability, atFault, freight(x, atFault, lines), cited);
    }

    private static boolean grants(IssueRuling x) {
        return x.result() == RulingResult.GRANTED || x.result() == RulingResult.PARTLY_GRANTED;
    }

    /** What a ruling that grants leaves out is as claimed. */
    private List<RemedyLine> linesOf(IssueRuling x) {
        List<RemedyLine> lines = linesSaid(x);
        return x.keepGoods()
                ? lines.stream()
                        .map(line -> new RemedyLine(line.remedy(), line.amount(), true))
                        .toList()
                : lines;
    }

    private List<RemedyLine> linesSaid(IssueRuling x) {
        if (x.lines() != null) {
            return x.lines();
        }
        List<ModelLine> usual = c.claim();
        if (grants(x) && x.remedy() == null && x.amount() == null) {
            return usual.stream()
                    .map(line -> new RemedyLine(
                            line.remedy(), new Money(line.amount(), c.policy.currency()), line.goodsStay()))
                    .toList();
        }
        Remedy remedy = x.remedy() == null && grants(x) ? usual.getFirst().remedy() : x.remedy();
        Money money = x.amount() == null && grants(x) ? new Money(sum(usual), c.policy.currency()) : x.amount();
        return List.of(new RemedyLine(remedy, money));
    }

    /** Whoever is at fault bears the freight; for those who are no sides the platform does. */
    private boolean isBorneByAnother(Freight bearer, Fault atFault) {
        boolean side = atFault == Fault.BUYER || atFault == Fault.SELLER;
        String must = side ? atFault.name() : "PLATFORM";
        return bearer != null && atFault != Fault.NONE && !bearer.name().equals(must);
    }

    /** Null where nothing is sent. */
    private Freight freight(IssueRuling x, Fault atFault, List<ModelLine> lines) {
        boolean travel = lines.stream()
                .anyMatch(line -> line.isInKind() || line.travels().contains(StepKind.RETURN_GOODS));
        if (x.freight() != null || c.policy.secondEdition() == null || !travel) {
            return x.freight();
        }
        boolean side = atFault == Fault.BUYER || atFault == Fault.SELLER;
        return atFault == Fault.NONE
                ? c.policy.secondEdition().freight().get(c.reason)
                : side ? Freight.valueOf(atFault.name()) : Freight.PLATFORM;
    }

    private void lodgeAppeal(LodgeAppeal x) {
        List<String> cited = x.evidence() == null ? List.of() : x.evidence();
        List<EvidenceItem> items = ownEvidence(cited.stream()
                .filter(id -> c.sentAway
                        ? !c.exhibits.contains(id)
                        : !c.ruling.citedEvidence().contains(id))
                .toList());
        List<String> known = (c.sentAway ? c.exhibits : c.ruling.citedEvidence())
                .stream()
                        .map(c.facts.evidence()::get)
                        .filter(Objects::nonNull)
                        .map(EvidenceItem::sha256)
                        .toList();
        boolean unseen = items.stream().anyMatch(item -> !known.contains(item.sha256()));
        boolean fresh = c.policy.secondEdition() == null ? !items.isEmpty() : unseen;
        No.unless(x.ground() != AppealGround.NEW_EVIDENCE || fresh, APPEAL_NEEDS_NEW_EVIDENCE);
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

    /** The one thing to decide is whether the case is taken; if so it goes the way of one that nobody looked at in time. */
    private void decideWhetherTaken(DecideAppeal x) {
        No.unless(x.ruling() == null, RULING_INCOHERENT);
        c.tell("AppealDecided");
        platformWasHere();
        if (c.actor.role() == Role.REVIEWER) {
            c.reviewers.add(c.actor.id());
        }
        c.endAll();
        if (x.decision() == AppealDecision.DISMISSED) {
            c.closeWithCreditBack(Outcome.INADMISSIBLE);
            return;
        }
        c.sentAway = false;
        c.appealed.clear();
        c.senior = true;
        c.tell("InterventionAccepted");
        c.openEvidenceRound();
    }

    private void decideAppeal(DecideAppeal x) {
        if (c.sentAway) {
            decideWhetherTaken(x);
            return;
        }
        if (x.decision() == AppealDecision.REVISED) {
            No.unless(x.ruling() != null, FINDING_MISSING);
            ModelRuling revised = checked(x.ruling());
            boolean alone = c.policy.secondEdition() != null && c.appealed.size() == 1;
            No.unless(
                    !alone || !new ModelWorth(c, c.appealed.iterator().next()).harms(c.ruling, revised),
                    RULING_INCOHERENT);
            c.ruling = revised;
        }
        c.tell("AppealDecided");
        platformWasHere();
        if (c.actor.role() == Role.REVIEWER) {
            c.reviewers.add(c.actor.id());
        }
        c.rulingFinal = true;
        c.endAll();
        new ModelSilence(c).carryOut();
    }

    private static BigDecimal sum(List<ModelLine> lines) {
        return lines.stream().map(ModelLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void confirmStep(ConfirmStep x) {
        StepKind step = c.stepNamed(x.step());
        boolean money = step == StepKind.REFUND || step == StepKind.COMPENSATE;
        boolean sent =
                step == StepKind.RETURN_GOODS || step == StepKind.SEND_REPLACEMENT || step == StepKind.SEND_REPAIRED;
        boolean pays = money && c.actor.role() == Role.SELLER;
        if (c.policy.secondEdition() != null) {
            boolean named = !ModelReferences.seen(x.reference()).isEmpty();
            No.unless(named || !pays && !sent, REFERENCE_MISSING);
            No.unless(!named || !money || !c.facts.payment().used(), REFERENCE_USED);
        }
        boolean stay = step != x.step()
                && c.actor.role() == Role.SELLER
                && c.has(DutyKind.RETURN_GOODS, DutyKind.CONFIRM_RECEIPT);
        if (stay) {
            c.plan = c.plan.ofTheSecondEdition(true);
            c.stepsDone = 0;
        }
        No.unless(step == c.nextStep(), DUTY_NOT_OPEN);
        No.unless(!pays || c.facts.payment().confirmed(), PAYMENT_UNCONFIRMED);
        c.tell("StepConfirmed");
        c.endStep(money ? sum(c.linesDoneBy(step)) : BigDecimal.ZERO);
        c.buyersWord = c.actor.role() == Role.BUYER;
    }

    private void reportNonPerformance(ReportNonPerformance x) {
        if (c.stage == Stage.CLOSED) {
            StepKind last = c.plan.steps().get(c.stepsDone - 1);
            boolean received = last == StepKind.RECEIVE_REPLACEMENT;
            StepKind step = c.stepNamed(x.step());
            boolean sent = received && step == c.plan.steps().get(c.stepsDone - 2);
            No.unless(step == last || sent, GROUND_NOT_MET);
            if (c.policy.secondEdition() != null) {
                new ModelOrderLine(c).countPayments();
            }
            c.tell("NonPerformanceReported");
            c.lastBooked.forEach((account, change) -> c.book(Map.of(account, change.negate())));
            c.credit = c.plan.whoBearsPerforms()
                    ? c.credit.add(c.lastBooked.getOrDefault(Account.PLATFORM, BigDecimal.ZERO))
                    : c.creditBefore;
            c.lastBooked = new EnumMap<>(Account.class);
            c.reopened = true;
            c.stepsDone -= received ? 2 : 1;
            c.stage = Stage.ENFORCEMENT;
            c.outcome = null;
            c.closedAt = null;
            c.openNext();
            return;
        }
        boolean turns = c.policy.secondEdition() == null
                ? c.actor.role() == Role.SELLER
                        && c.has(DutyKind.CONFIRM_RECEIPT)
                        && c.ruling == null
                        && !c.conditionDisputed
                : List.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS).contains(x.step())
                                && c.actor.role() == Role.SELLER
                                && c.mine(DutyKind.CONFIRM_RECEIPT) != null
                        || isAwaited(x.step()) && c.actor.role() == Role.BUYER && !c.reopened;
        if (!turns && c.policy.secondEdition() != null) {
            int before = c.statements.getOrDefault(c.actor, 0);
            No.unless(before < c.policy.limits().statementsPerActor(), CASE_LOG_FULL);
            c.statements.put(c.actor, before + 1);
        }
        c.tell("NonPerformanceReported");
        boolean wayBack = x.step() == StepKind.RETURN_GOODS || x.step() == StepKind.RECEIVE_GOODS;
        if (c.policy.secondEdition() != null) {
            if (wayBack && c.actor.role() == Role.SELLER && c.mine(DutyKind.CONFIRM_RECEIPT) != null) {
                c.atStake = c.plan;
                c.plan = null;
                c.stepsDone = 0;
                c.openConditionRound();
            } else if (isAwaited(x.step()) && c.actor.role() == Role.BUYER && !c.reopened) {
                c.endTurns();
                c.reopened = true;
                c.stepsDone--;
                c.openNext();
            }
        } else if (c.actor.role() == Role.SELLER
                && c.has(DutyKind.CONFIRM_RECEIPT)
                && c.ruling == null
                && !c.conditionDisputed) {
            c.conditionDisputed = true;
            c.plan = null;
            c.stepsDone = 0;
            c.openTriage();
        }
    }

    /** That which should come in place of the goods, by the name of its sending or of its coming. */
    private boolean isAwaited(StepKind name) {
        StepKind next = c.plan == null || c.stepsDone == c.plan.steps().size()
                ? null
                : c.plan.steps().get(c.stepsDone);
        StepKind step = c.stepNamed(name);
        return next == StepKind.RECEIVE_REPLACEMENT
                && (step == next || step == c.plan.steps().get(c.stepsDone - 1));
    }

    private void suspend(SuspendCase x) {
        String written = ModelReferences.seen(x.reference());
        boolean named = !written.isEmpty();
        boolean sign = c.stage == Stage.SUSPENDED;
        boolean second = c.policy.secondEdition() != null;
        Duration waited = c.suspendedUntil(c.now);
        Role body = Role.valueOf(x.cause().name());
        No.unless(named || second && !sign && c.believed.add(x.cause()), REFERENCE_MISSING);
        No.unless(!named || !c.suspensions.contains(written), GROUND_NOT_MET);
        No.unless(!sign || c.ball.getFirst().holder == body, GROUND_NOT_MET);
        c.tell("CaseSuspended");
        platformWasHere();
        if (named) {
            c.suspensions.add(written);
        }
        if (sign) {
            c.ball.clear();
        } else {
            c.suspendedFrom = c.stage;
            c.stage = Stage.SUSPENDED;
            c.stop(true);
        }
        c.open(
                DutyKind.AWAIT_OUTSIDE_BODY,
                body,
                null,
                named ? DutyTerm.AWAIT_OUTSIDE_BODY : DutyTerm.AWAIT_PROOF_OF_FILING,
                named ? x.reference() : null,
                Consequence.RESUMES);
        if (second && c.actor.role() != Role.SUPERVISOR) {
            ModelDuty opened = c.ball.getLast();
            Instant end =
                    c.now.plus(c.policy.secondEdition().suspensions().byDesk().minus(waited));
            opened.dueAt = opened.dueAt.isAfter(end) ? end : opened.dueAt;
        }
    }

    /** An award is performed as far as the buyer has not been paid it yet; what the platform gave for the time being is no payment. */
    private void recordOutcome(RecordExternalOutcome x) {
        ModelPlan plan = null;
        List<RemedyLine> lines =
                x.lines() != null || x.remedy() == null ? x.lines() : List.of(new RemedyLine(x.remedy(), x.amount()));
        BigDecimal had = c.paidToBuyer();
        String written = ModelReferences.seen(x.reference());
        if (c.policy.secondEdition() != null) {
            No.unless(!written.isEmpty(), REFERENCE_MISSING);
            No.unless(!c.recorded.contains(written), REFERENCE_USED);
            boolean underWay = Stream.concat(c.ball.stream(), c.waiting.stream())
                    .anyMatch(d -> d.kind == DutyKind.PAY_ADVANCE && !ModelPayouts.CREDIT.equals(d.about));
            No.unless(!underWay, GROUND_NOT_MET);
        }
        if (c.policy.secondEdition() != null && lines != null) {
            Map<Account, Integer> liability = x.liability() == null ? SELLER_PAYS : x.liability();
            No.unless(liability.values().stream().mapToInt(i -> i).sum() == 100, LIABILITY_NOT_100);
            boolean over = !c.isOpen()
                    && (c.outcome != Outcome.EXTERNALLY_DECIDED || c.plan != null && !c.plan.platformFirst());
            BigDecimal credit = over ? BigDecimal.ZERO : c.credit;
            List<ModelLine> left = new ArrayList<>();
            boolean fits = true;
            had = had.subtract(credit);
            int buyers = liability.getOrDefault(Account.BUYER, 0);
            BigDecimal[] paid = {inFull(c.ofPrice(had), buyers), inFull(had.subtract(c.ofPrice(had)), buyers)};
            for (RemedyLine line : lines) {
                ModelLine awarded = awarded(line);
                fits &= isOfOnePiece(line, lines.size());
                int kind = awarded.remedy() == Remedy.COMPENSATION ? 1 : 0;
                BigDecimal before = paid[kind].min(awarded.amount());
                paid[kind] = paid[kind].subtract(before);
                BigDecimal rest = awarded.amount().subtract(before);
                if (rest.signum() > 0 || before.signum() == 0) {
                    left.add(new ModelLine(awarded.remedy(), rest, awarded.goodsStay()));
                }
            }
            No.unless(fits, RULING_INCOHERENT);
            plan = new ModelPlan(left, liability, Outcome.EXTERNALLY_DECIDED);
        }
        c.tell("ExternalOutcomeRecorded");
        c.recorded.add(written);
        platformWasHere();
        boolean performs = plan != null
                && !plan.ofTheSecondEdition(c.goodsAreAway()).steps().isEmpty();
        if (performs) {
            boolean over = !c.isOpen()
                    && (c.outcome != Outcome.EXTERNALLY_DECIDED || c.plan != null && !c.plan.platformFirst());
            c.credit = over ? BigDecimal.ZERO : c.credit;
            c.hadOfPrice = c.ofPrice(had);
            c.had = had;
            c.awarded = true;
            if (!c.isOpen()) {
                new ModelOrderLine(c).countPayments();
            }
            c.creditBefore = BigDecimal.ZERO;
            c.lastBooked = new EnumMap<>(Account.class);
            c.recovered.clear();
            c.stillPaid = List.of();
            c.suspendedFrom = null;
            c.outcome = null;
            c.closedAt = null;
            c.advanced = false;
            c.perform(plan);
        } else if (c.isOpen()) {
            c.closeTaking(plan == null ? BigDecimal.ZERO : c.credit, Outcome.EXTERNALLY_DECIDED);
        }
    }

    /** Of an award of which the buyer bears a part, what it was paid is the other part. */
    private static BigDecimal inFull(BigDecimal paid, int buyers) {
        boolean shared = buyers > 0 && buyers < 100;
        return shared ? paid.scaleByPowerOfTen(2).divide(BigDecimal.valueOf(100 - buyers), 2, RoundingMode.DOWN) : paid;
    }

    /** Money has an amount, goods and nothing have none, and nothing stands alone. */
    private static boolean isOfOnePiece(RemedyLine line, int lines) {
        boolean some = line.amount() != null && line.amount().amount().signum() > 0;
        return switch (line.remedy()) {
            case NONE -> !some && lines == 1;
            case REPLACEMENT, REPAIR -> !some;
            case REFUND, RETURN_AND_REFUND, PARTIAL_REFUND, COMPENSATION -> some || line.amount() == null;
        };
    }

    private ModelLine awarded(RemedyLine line) {
        Money value = c.order.value();
        boolean whole = line.remedy() == Remedy.REFUND || line.remedy() == Remedy.RETURN_AND_REFUND;
        Money usual = whole ? value : Money.zero(value.currency());
        Money amount = line.amount() == null ? usual : line.amount();
        No.unless(amount.currency().equals(value.currency()), WRONG_CURRENCY);
        return new ModelLine(line.remedy(), amount.amount(), line.keepGoods() != null);
    }

    /** What was wrongly taken back the platform bears; the buyer keeps what it has. */
    private void giveBack(ReverseRecovery x) {
        Map<String, Integer> told = new HashMap<>();
        for (int i = 0; i < c.takenBack.size(); i++) {
            ModelRecovery taken = c.takenBack.get(i);
            int number = taken.liable() == null ? 0 : told.merge(taken.liable(), 1, Integer::sum);
            boolean meant = taken.from() == x.from()
                    && !taken.givenBack()
                    && (x.recovery() == null || x.recovery() == number)
                    && taken.amount().compareTo(x.amount().amount()) == 0;
            if (meant) {
                giveBack(i);
                return;
            }
        }
    }

    private void giveBack(int number) {
        ModelRecovery taken = c.takenBack.get(number);
        c.takenBack.set(number, taken.givenBackNow());
        c.tell("RecoveryReversed");
        c.book(Map.of(
                taken.from(), taken.amount(), Account.PLATFORM, taken.amount().negate()));
    }

    /** A payment that is no longer waited for changes nothing. */
    private void recordAdvance(RecordAdvance x) {
        if (!c.isOpen()) {
            c.stillPaid.stream()
                    .filter(payment -> x.dutyId() == null || payment.id.equals(x.dutyId()))
                    .findFirst()
                    .ifPresent(c.payouts()::paidAfterTheEnd);
            return;
        }
        ModelDuty first = c.the(DutyKind.PAY_ADVANCE);
        ModelDuty meant = c.ball.stream()
                .filter(d -> d.kind == DutyKind.PAY_ADVANCE && d.id.equals(x.dutyId()))
                .findFirst()
                .orElse(first != null && (x.dutyId() == null || first.pays == null) ? first : null);
        if (meant != null && meant.pays != null) {
            c.payouts().paid(meant);
        } else if (meant != null) {
            c.advancePaid();
        }
    }

    private Duration threshold() {
        return c.policy.secondEdition() == null
                ? Duration.ofMinutes(15)
                : c.policy.secondEdition().outages().threshold();
    }

    /** Whoever had a duty during the outage gets that part of the outage back that nobody gave back before, on the duty's own clock. */
    private void creditOutage(CreditOutage x) {
        List<Instant> whole = togetherWithOthers(x);
        List<List<Instant>> fresh = new ArrayList<>(List.of(whole));
        for (List<Instant> old : c.givenBack) {
            fresh = fresh.stream().flatMap(part -> without(part, old)).toList();
        }
        boolean real = Duration.between(whole.getFirst(), whole.getLast()).compareTo(threshold()) > 0
                && !x.until().isAfter(c.now)
                && !fresh.isEmpty();
        if (!real) {
            return;
        }
        fresh = fresh.stream().sorted(Comparator.comparing(List::getFirst)).toList();
        Instant begin = fresh.getFirst().getFirst();
        c.lapseOverdue(begin, true);
        c.lapseOverdue(c.now, false, duty -> duty.holder == Role.SYSTEM || duty.kind == DutyKind.AWAIT_OUTSIDE_BODY);
        List<ModelDuty> longer = new ArrayList<>();
        for (ModelDuty duty : c.ball) {
            boolean people = duty.holder != Role.SYSTEM && duty.kind != DutyKind.AWAIT_OUTSIDE_BODY;
            Instant due = duty.dueAt;
            for (List<Instant> part : people ? fresh : List.<List<Instant>>of()) {
                Instant from = duty.since.isAfter(part.getFirst()) ? duty.since : part.getFirst();
                boolean late = !due.isAfter(part.getFirst());
                due = late ? due : c.plus(due, c.between(from, part.getLast(), duty.clock), duty.clock);
            }
            if (!due.equals(duty.dueAt)) {
                duty.dueAt = due.isBefore(c.now) ? c.now : due;
                longer.add(duty);
            }
        }
        if (longer.isEmpty()) {
            return;
        }
        c.givenBack.add(List.of(begin, fresh.getLast().getLast()));
        c.tell("OutageCredited");
        for (ModelDuty duty : longer) {
            c.ball.remove(duty);
            c.add(duty);
        }
    }

    /** What is left of a time when another one is cut out of it. */
    private static Stream<List<Instant>> without(List<Instant> part, List<Instant> cut) {
        Instant before = cut.getFirst().isBefore(part.getLast()) ? cut.getFirst() : part.getLast();
        Instant after = cut.getLast().isAfter(part.getFirst()) ? cut.getLast() : part.getFirst();
        return Stream.of(List.of(part.getFirst(), before), List.of(after, part.getLast()))
                .filter(rest -> rest.getFirst().isBefore(rest.getLast()));
    }

    /** When nobody could act, with what was given back before, or was too short for that, and goes over into it. */
    private List<Instant> togetherWithOthers(CreditOutage x) {
        Instant from = x.from();
        Instant until = x.until();
        List<List<Instant>> others = new ArrayList<>(c.givenBack);
        c.facts.silences().stream()
                .filter(silence -> !silence.until().isAfter(c.now))
                .forEach(silence -> others.add(List.of(silence.from(), silence.until())));
        for (int i = 0; i < others.size(); i++) {
            for (List<Instant> old : others) {
                boolean one = !old.getFirst().isAfter(until) && !old.getLast().isBefore(from);
                from = one && old.getFirst().isBefore(from) ? old.getFirst() : from;
                until = one && old.getLast().isAfter(until) ? old.getLast() : until;
            }
        }
        return List.of(from, until);
    }
}
