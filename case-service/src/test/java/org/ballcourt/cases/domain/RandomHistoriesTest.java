package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.START;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.standing.FoldedCase;
import org.ballcourt.cases.view.CaseTally;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.wire.Wire;
import org.junit.jupiter.api.Test;

/** Legal and illegal acts in any order, at any time, by anybody: what must hold of every case whatever happens to it. */
class RandomHistoriesTest {
    private static final int COMMANDS = Integer.getInteger("ballcourt.histories.commands", 100_000);
    private static final long SEED = Long.getLong("ballcourt.histories.seed", System.nanoTime());
    private static final List<String> ACTORS = List.of(
            "BUYER/li",
            "SELLER/shop",
            "AGENT/wang",
            "AGENT/chen",
            "SENIOR/mei",
            "REVIEWER/xu",
            "REVIEWER/wang",
            "SUPERVISOR/gao",
            "CARRIER/fastship",
            "LAB/sgs",
            "SYSTEM/clock");

    private static final Set<Class<? extends CaseCommand>> ENDS_EARLY = Set.of(
            RecordExternalOutcome.class,
            WithdrawComplaint.class,
            SuspendCase.class,
            AddStatement.class,
            AcceptClaim.class,
            CreditOutage.class);

    private final CaseDecider decider = new CaseDecider(Shipped.policies());
    private final Map<String, Integer> accepted = new TreeMap<>();
    private Duration longestSilence = Duration.ZERO;
    private Random random;
    private CaseState state;
    private Instant now;
    private Duration closedFor;
    private final List<RecordedEvent> told = new ArrayList<>();
    private FoldedCase folded;

    @Test
    void keepTheLawOfTheBall() {
        int commands = 0;
        for (int history = 0; commands < COMMANDS; history++) {
            random = new Random(SEED + history);
            try {
                commands += play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + (SEED + history) + ": " + e.getMessage() + " in " + state, e);
            }
        }
        System.out.println("random histories: seed " + SEED + ", " + commands + " commands, accepted " + accepted
                + ", longest silence until closing " + longestSilence.toDays() + " days");
        assertThat(accepted.keySet()).as("every command is accepted somewhere").hasSize(CommandNames.ALL.size());
    }

    private int play() {
        state = CaseState.NONE;
        now = START;
        closedFor = Duration.ZERO;
        told.clear();
        folded = new FoldedCase();
        submit("BUYER/li", filing());
        int length = 5 + random.nextInt(60);
        for (int i = 0; i < length && state.exists(); i++) {
            passTime();
            act();
        }
        if (state.exists()) {
            staySilentForEver();
        }
        return length;
    }

    /** Mostly something that the actor is shown as allowed, else anything. */
    private void act() {
        String actor = pick(ACTORS);
        List<Class<? extends CaseCommand>> allowed = decider.allowed(Actor.parse(actor), state, now);
        CaseCommand command = command();
        if (!allowed.isEmpty() && random.nextInt(5) > 0) {
            Class<? extends CaseCommand> wanted = pick(allowed);
            if (ENDS_EARLY.contains(wanted) && random.nextInt(15) > 0) {
                return;
            }
            for (int i = 0; i < 200 && command.getClass() != wanted; i++) {
                command = command();
            }
        }
        submit(actor, command);
    }

    private void passTime() {
        Instant until = now.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(400_000) : random.nextInt(10_000));
        boolean clocksRun = random.nextInt(4) > 0;
        while (clocksRun && state.isOpen() && state.ball().overdue(until, false).isPresent()) {
            Duty due = state.ball().overdue(until, false).get();
            now = due.dueAt().isAfter(now) ? due.dueAt() : now;
            submit("SYSTEM/clock", new LapseDuty(due.dutyId()));
        }
        now = until.isAfter(now) ? until : now;
    }

    private void staySilentForEver() {
        Instant since = now;
        for (int lapses = 0; state.isOpen(); lapses++) {
            assertThat(lapses).as("silence ends every case").isLessThan(60);
            Duty due = state.ball().overdue(Instant.MAX, false).orElseThrow();
            now = due.dueAt().isAfter(now) ? due.dueAt() : now;
            submit("SYSTEM/clock", new LapseDuty(due.dutyId()));
        }
        Duration silence = Duration.between(since, now);
        longestSilence = silence.compareTo(longestSilence) > 0 ? silence : longestSilence;
    }

    private void submit(String actor, CaseCommand command) {
        Map<String, EvidenceItem> evidence = new HashMap<>();
        for (String owner : List.of("BUYER/li", "SELLER/shop", "CARRIER/fastship", "LAB/sgs")) {
            String id = "ev-" + owner.toLowerCase(java.util.Locale.ROOT).replace('/', '-');
            evidence.put(
                    id,
                    new EvidenceItem(
                            id, EvidenceKind.PHOTO, null, 1, "00", "image/png", true, Actor.parse(owner), now, null));
        }
        Facts facts = new Facts(evidence, 0, 0, random.nextBoolean(), random.nextInt(3) > 0);
        Actor by = Actor.parse(actor);
        boolean shown = decider.allowed(by, state, now).contains(command.getClass());
        try {
            List<DatedEvent> events =
                    decider.decide(new Act("BC-1", "c" + random.nextLong(), by, now, command, facts), state);
            events.forEach(this::check);
            accepted.merge(command.getClass().getSimpleName(), 1, Integer::sum);
        } catch (CaseRejection rejection) {
            boolean content = rejection.code().kind() == RejectionCode.Kind.CONTENT
                    || List.of(
                                    RejectionCode.OFFER_NOT_OPEN,
                                    RejectionCode.NOT_YOURS_TO_ANSWER,
                                    RejectionCode.DUTY_NOT_OPEN,
                                    RejectionCode.OVER_AUTHORITY,
                                    RejectionCode.TOO_MANY_EVIDENCE_REQUESTS,
                                    RejectionCode.CASE_LOG_FULL)
                            .contains(rejection.code());
            boolean overdue = state.exists() && state.ball().overdue(now, true).isPresent();
            assertThat(!shown || content || overdue)
                    .as("%s was shown to %s as allowed, but %s", command, actor, rejection.getMessage())
                    .isTrue();
        }
    }

    private void check(DatedEvent dated) {
        CaseState before = state;
        if (dated.event() instanceof DutyLapsed lapse) {
            Duty duty = before.ball().byId(lapse.dutyId()).orElseThrow();
            assertThat(lapse.consequence()).as("the preview is the truth").isEqualTo(duty.onLapse());
            assertThat(dated.at()).isEqualTo(duty.dueAt()).isBeforeOrEqualTo(now);
        }
        assertThat(before.lastAt() == null || !dated.at().isBefore(before.lastAt()))
                .as("time goes forward")
                .isTrue();
        if (before.stage() == Stage.CLOSED) {
            closedFor = closedFor.plus(Duration.between(before.lastAt(), dated.at()));
        }
        state = before.evolve(dated.at(), dated.actor(), dated.event());
        BigDecimal total = state.money().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).as("money is conserved").isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(state.money().getOrDefault(Account.BUYER, BigDecimal.ZERO))
                .as("the buyer owes nothing")
                .isNotNegative();
        Duration held = state.held().values().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(held)
                .as("the parts of the time sum to the whole")
                .isEqualTo(Duration.between(state.filing().at(), state.lastAt()).minus(closedFor));
        told.add(new RecordedEvent(
                "BC-1", told.size() + 1L, dated.at(), dated.actor(), "c", sealed(dated.event()), "", ""));
        CaseTally tally = CaseTally.of(told, dated.at());
        assertThat(tally.elapsed()).as("what is elapsed was held").isEqualTo(held);
        assertThat(folded.tell(told).held())
                .as("the dossier tells the same times")
                .isEqualTo(state.held());
        assertThat(folded.suspended()).isEqualTo(tally.suspended());
        for (Duty duty : dated.event().ball().opened()) {
            assertThat(duty.dueAt())
                    .as("a deadline is never in the past when it is set")
                    .isAfterOrEqualTo(now);
        }
        if (dated.event() instanceof CaseEvent.CaseClosed) {
            assertThat(state.ball().open()).isEmpty();
            assertThat(state.ball().waiting()).isEmpty();
            assertThat(state.outcome()).isNotNull();
        }
    }

    private static CaseEvent sealed(CaseEvent event) {
        return Wire.seal(event, text -> new PersonalText(text.subject(), null, "sealed"));
    }

    private FileComplaint filing() {
        String price = pick(List.of("39.00", "129.00", "6000.00"));
        Order order = Dispute.order(
                price,
                GoodsClass.ELECTRONICS,
                false,
                random.nextBoolean() ? new Promise[] {Promise.EXPRESS_REFUND} : new Promise[0]);
        return new FileComplaint(
                order, pick(Reason.values()), pick(Remedy.values()), amount(order.value()), "x", null, false);
    }

    private Money amount(Money cap) {
        return random.nextInt(3) == 0 ? null : random.nextBoolean() ? cap : Money.of("25.00", "CNY");
    }

    private CaseCommand command() {
        String offer = "offer-" + (state.talks().offers().size() + random.nextInt(2));
        Money money = amount(state.filing().order().value());
        String element = random.nextBoolean() || state.proof().burdens().isEmpty()
                ? null
                : pick(state.proof().burdens()).element();
        String evidence = "ev-" + pick(List.of("buyer-li", "seller-shop", "carrier-fastship", "lab-sgs", "nobody"));
        return switch (random.nextInt(32)) {
            case 0 -> new AcceptClaim();
            case 1, 2 -> new RejectClaim(pick(SellerRejectionGround.values()), "x", List.of());
            case 3 -> new MakeOffer(pick(Remedy.values()), money, "x");
            case 4 -> new AcceptOffer(offer);
            case 5 -> new DeclineOffer(offer, "x");
            case 6 -> new AddStatement("x", pick(Audience.values()));
            case 7 -> random.nextInt(8) == 0 ? new WithdrawComplaint("x") : new CompleteEvidence();
            case 8, 9 -> new RequestIntervention(pick(InterventionGround.values()), "x");
            case 10, 11 -> new AcceptIntervention();
            case 12 ->
                random.nextInt(4) == 0 ? new DeclineIntervention(DeclineCode.DUPLICATE, "x") : new AcceptIntervention();
            case 13 ->
                new HandOff(
                        Actor.parse(pick(ACTORS)),
                        HandOffReason.ABSENCE,
                        random.nextBoolean() ? List.of() : List.of("" + (1 + random.nextInt((int) state.events()))));
            case 14 ->
                new RequestEvidence(
                        pick(List.of("BUYER", "SELLER", "CARRIER", "LAB/sgs", "AGENT")), element, List.of(), "x");
            case 15 -> new SubmitEvidence(evidence, element, "x");
            case 16, 17 -> new CompleteEvidence();
            case 18 -> new ProposeSettlement(pick(Remedy.values()), money, "x");
            case 19 -> new AcceptSettlement();
            case 20 -> new DeclineSettlement("x");
            case 21 -> new EscalateToSenior(pick(SeniorGround.values()), "x");
            case 22, 23 -> ruling(money);
            case 24 -> new LodgeAppeal(pick(AppealGround.values()), "x", List.of(evidence), "quality.burden");
            case 25 -> new DecideAppeal(pick(AppealDecision.values()), ruling(money), "x");
            case 26, 27 -> new ConfirmStep(state.performance().next().orElse(StepKind.REFUND), "x");
            case 28 ->
                new ReportNonPerformance(
                        state.performance().done().isEmpty()
                                ? StepKind.REFUND
                                : state.performance().done().getLast(),
                        "x");
            case 29 ->
                random.nextBoolean()
                        ? new SuspendCase(pick(SuspensionCause.values()), "r" + random.nextInt(3))
                        : new ResumeCase("x");
            case 30 ->
                random.nextInt(20) == 0
                        ? new RecordExternalOutcome(SuspensionCause.COURT, "r", "x")
                        : new RateService(pick(List.of("wang", "mei")), 1 + random.nextInt(5), "x");
            default ->
                random.nextBoolean()
                        ? new CreditOutage(now.minusSeconds(random.nextInt(100_000)), now)
                        : random.nextBoolean()
                                ? new RecordAdvance("d1", "ADV")
                                : new LapseDuty("d" + (1 + random.nextInt(10)));
        };
    }

    private IssueRuling ruling(Money amount) {
        List<FindingOf> findings = new ArrayList<>();
        state.proof()
                .burdens()
                .forEach(b -> findings.add(new FindingOf(
                        b.element(),
                        state.proof()
                                .presumptionOn(b.element())
                                .map(Presumption::finding)
                                .orElseGet(() -> pick(Finding.values())),
                        "x",
                        List.of())));
        Map<Account, Integer> liability =
                random.nextBoolean() ? Map.of(Account.SELLER, 100) : Map.of(Account.SELLER, 67, Account.CARRIER, 33);
        return new IssueRuling(
                findings,
                pick(RulingResult.values()),
                pick(Remedy.values()),
                amount,
                liability,
                Fault.SELLER,
                List.of(),
                "x");
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T pick(T[] array) {
        return array[random.nextInt(array.length)];
    }
}
