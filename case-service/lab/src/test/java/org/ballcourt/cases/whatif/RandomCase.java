package org.ballcourt.cases.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.CaseCommand.*;

/** A closed case in which anybody did anything that was allowed, at any time, with clocks that were late and a product that was down. */
final class RandomCase {
    private static final List<Actor> ACTORS = List.of(
                    "BUYER/li",
                    "SELLER/shop",
                    "AGENT/wang",
                    "AGENT/chen",
                    "SENIOR/mei",
                    "REVIEWER/xu",
                    "REVIEWER/zhou",
                    "SUPERVISOR/gao",
                    "CARRIER/fastship",
                    "LAB/sgs",
                    "SYSTEM/ballcourt")
            .stream()
            .map(Actor::parse)
            .toList();
    private static final Set<Class<? extends CaseCommand>> RARE = Set.of(
            RecordExternalOutcome.class,
            WithdrawComplaint.class,
            AcceptClaim.class,
            SuspendCase.class,
            AddStatement.class);

    private final Random random;
    private final LoggedCase told;

    private RandomCase(long seed) {
        this.random = new Random(seed);
        this.told = new LoggedCase("BC-" + seed, Shipped.policies());
    }

    static CaseLog of(long seed) {
        return new RandomCase(seed).play();
    }

    private CaseLog play() {
        told.goodStanding = random.nextInt(4) > 0;
        told.payDelay = pick(List.of(Duration.ZERO, Duration.ofHours(3), Duration.ofHours(60), Duration.ofDays(90)));
        told.now = told.now.plusNanos(random.nextInt(1_000_000_000));
        told.submit(ACTORS.getFirst(), filing());
        int length = 5 + random.nextInt(50);
        for (int i = 0; i < length; i++) {
            passTime();
            act();
        }
        for (int i = 0; i < 100 && told.state.isOpen(); i++) {
            told.passUntil(told.earliest().orElseThrow().dueAt(), Duration.ZERO);
        }
        return told.log();
    }

    private void passTime() {
        boolean outage = random.nextInt(25) == 0;
        long seconds = random.nextInt(8) == 0 ? random.nextInt(400_000) : random.nextInt(10_000);
        Instant until = told.now.plusSeconds(seconds).plusNanos(random.nextInt(1_000_000_000));
        Duration late = random.nextInt(6) == 0
                ? Duration.ofMinutes(random.nextInt(3000))
                : Duration.ofMillis(random.nextInt(200));
        if (outage && told.state.isOpen()) {
            Instant from = told.now;
            told.now = until;
            told.submit(LoggedCase.CLOCK, new CreditOutage(from, until));
        } else if (random.nextInt(4) > 0) {
            told.passUntil(until, late);
        } else {
            told.now = until;
        }
    }

    private void act() {
        if (random.nextInt(6) == 0) {
            told.state.fulfilment().recoveries().stream()
                    .filter(taken -> !taken.reversed())
                    .findFirst()
                    .ifPresent(taken ->
                            told.submit(Actor.SYSTEM, new ReverseRecovery("RC-1", taken.from(), taken.amount())));
        }
        if (random.nextInt(20) == 0 && told.state.stage() == Stage.ENFORCEMENT) {
            told.isAwardedElsewhere(pick(List.of(
                    Money.of("25.00", "CNY"), told.state.filing().order().value())));
        }
        Actor actor = pick(ACTORS);
        List<Class<? extends CaseCommand>> allowed = told.allowed(actor).stream()
                .filter(command -> command != ContestRecovery.class)
                .toList();
        if (allowed.isEmpty() || actor.role() == Role.SYSTEM) {
            return;
        }
        Class<? extends CaseCommand> wanted = pick(allowed);
        if (RARE.contains(wanted) && random.nextInt(12) > 0) {
            return;
        }
        try {
            told.submit(actor, command(wanted));
        } catch (CaseRejection no) {
            // Nothing was stored.
        }
    }

    private FileComplaint filing() {
        String price = pick(List.of("39.00", "129.00", "6000.00"));
        Promise[] promises = random.nextBoolean() ? new Promise[] {Promise.EXPRESS_REFUND} : new Promise[0];
        Order order = LoggedCase.order(price, pick(List.of(GoodsClass.ELECTRONICS, GoodsClass.FOOD)), promises);
        Remedy remedy = random.nextInt(3) > 0 ? Remedy.REFUND : pick(List.of(Remedy.values()));
        Reason reason = order.goodsClass() == GoodsClass.FOOD ? Reason.QUALITY_DEFECT : pick(List.of(Reason.values()));
        return new FileComplaint(
                order, reason, remedy, amount(order.value()), text(), List.of(), random.nextInt(4) == 0);
    }

    private Money amount(Money cap) {
        return random.nextInt(3) == 0 ? null : random.nextBoolean() ? cap : Money.of("25.00", "CNY");
    }

    private String text() {
        return random.nextInt(4) == 0 ? null : "说明 " + random.nextInt(1000);
    }

    /** Long enough to be one, most of the time. */
    private String reason() {
        return random.nextInt(12) == 0 ? text() : "说明理由 " + random.nextInt(1000);
    }

    private CaseCommand command(Class<? extends CaseCommand> wanted) {
        Money money = amount(told.state.filing().order().value());
        String offer = "offer-" + told.state.negotiation().offers().size();
        String element = random.nextBoolean() || told.state.proof().burdens().isEmpty()
                ? null
                : pick(told.state.proof().burdens()).element();
        String evidence = "ev-" + pick(List.of("li", "shop", "fastship", "sgs"));
        return switch (wanted.getSimpleName().toUpperCase(Locale.ROOT)) {
            case "ACCEPTCLAIM" -> new AcceptClaim();
            case "REJECTCLAIM" -> new RejectClaim(pick(SellerRejectionGround.values()), text(), ownEvidence("ev-shop"));
            case "MAKEOFFER" -> new MakeOffer(pick(Remedy.values()), money, text());
            case "ACCEPTOFFER" -> new AcceptOffer(offer);
            case "DECLINEOFFER" -> new DeclineOffer(offer, text());
            case "ADDSTATEMENT" -> new AddStatement("x", pick(Audience.values()));
            case "WITHDRAWCOMPLAINT" -> new WithdrawComplaint(text());
            case "REQUESTINTERVENTION" ->
                new RequestIntervention(
                        pick(InterventionGround.values()),
                        reason(),
                        ownEvidence(random.nextInt(4) == 0 ? "1" : evidence));
            case "ACCEPTINTERVENTION" -> new AcceptIntervention();
            case "DECLINEINTERVENTION" ->
                random.nextInt(4) == 0
                        ? new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, reason())
                        : new AcceptIntervention();
            case "HANDOFF" ->
                new HandOff(
                        pick(ACTORS),
                        HandOffReason.ABSENCE,
                        random.nextBoolean()
                                ? List.of()
                                : List.of("" + (1 + random.nextInt((int) told.state.events()))));
            case "REQUESTEVIDENCE" ->
                new RequestEvidence(
                        pick(List.of("BUYER", "SELLER", "CARRIER", "LAB/sgs")),
                        element,
                        List.of(EvidenceKind.PHOTO),
                        text());
            case "SUBMITEVIDENCE" -> new SubmitEvidence(evidence, element, text());
            case "DECLAREUNAVAILABLE" -> new DeclareUnavailable(null, reason());
            case "COMPLETEEVIDENCE" -> new CompleteEvidence();
            case "PROPOSESETTLEMENT" -> new ProposeSettlement(pick(Remedy.values()), money, text());
            case "ACCEPTSETTLEMENT" -> new AcceptSettlement();
            case "DECLINESETTLEMENT" -> new DeclineSettlement(text());
            case "ESCALATETOSENIOR" -> new EscalateToSenior(pick(SeniorGround.values()), text());
            case "ISSUERULING" -> ruling(money);
            case "LODGEAPPEAL" ->
                new LodgeAppeal(pick(AppealGround.values()), reason(), List.of(evidence), "quality.burden");
            case "DECIDEAPPEAL" -> new DecideAppeal(pick(AppealDecision.values()), ruling(money), reason());
            case "CONFIRMSTEP" -> new ConfirmStep(told.state.fulfilment().next().orElse(StepKind.REFUND), text());
            case "REPORTNONPERFORMANCE" ->
                new ReportNonPerformance(
                        told.state.fulfilment().done().isEmpty()
                                ? StepKind.REFUND
                                : told.state.fulfilment().done().getLast(),
                        text());
            case "SUSPENDCASE" -> new SuspendCase(pick(SuspensionCause.values()), "r" + random.nextInt(3));
            case "RESUMECASE" -> new ResumeCase(text());
            case "RECORDEXTERNALOUTCOME" -> new RecordExternalOutcome(SuspensionCause.COURT, "r", reason());
            case "RATESERVICE" -> new RateService(pick(List.of("wang", "mei")), 1 + random.nextInt(5), text());
            default -> throw new IllegalArgumentException("Nobody sends " + wanted);
        };
    }

    private List<String> ownEvidence(String id) {
        return random.nextBoolean() ? List.of() : List.of(id);
    }

    private IssueRuling ruling(Money amount) {
        List<FindingOf> findings = told.state.proof().burdens().stream()
                .map(b -> new FindingOf(
                        b.element(),
                        told.state
                                .proof()
                                .presumptionOn(b.element())
                                .map(Presumption::finding)
                                .orElseGet(() -> pick(Finding.values())),
                        reason(),
                        List.of()))
                .toList();
        Map<Account, Integer> liability =
                random.nextBoolean() ? Map.of(Account.SELLER, 100) : Map.of(Account.SELLER, 67, Account.CARRIER, 33);
        RulingResult result = pick(RulingResult.values());
        boolean part = result == RulingResult.PARTLY_GRANTED;
        boolean grants = part || result == RulingResult.GRANTED;
        IssueRuling ruling = new IssueRuling(
                findings,
                result,
                part ? pick(Remedy.values()) : null,
                part ? amount : null,
                grants ? liability : Map.of(),
                grants ? Fault.SELLER : Fault.NONE,
                List.of(),
                reason());
        return ruling.deviating(random.nextBoolean() ? reason() : null)
                .directingTo(result == RulingResult.UNDECIDED ? List.of(Direction.COURT) : null);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T pick(T[] array) {
        return array[random.nextInt(array.length)];
    }
}
