package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.model.RandomCommands.START;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.cases.model.RandomCommands;
import org.ballcourt.contracts.*;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.ViolationKind;

/** Legal and illegal acts in any order, at any time, by anybody, with what must hold of every case whatever happens to it. */
final class RandomHistories {
    /** What else must hold after each event. */
    interface Witness {
        void begins();

        /** @param held how long anybody had the ball so far */
        void happened(DatedEvent event, CaseState after, Duration held);
    }

    /** For whom the law of the ball is enough. */
    static final Witness NOBODY = new Witness() {
        @Override
        public void begins() {}

        @Override
        public void happened(DatedEvent event, CaseState after, Duration held) {}
    };

    /** So many refusals of each kind are read as people read them. */
    private static final int READ = 50;

    private static final List<String> OF_MATTERS = List.of(
            "BUYER/li",
            "SELLER/shop",
            "AGENT/wang",
            "AGENT/chen",
            "SUPERVISOR/gao",
            "SUPERVISOR/lin",
            "SUPERVISOR/head",
            "SYSTEM/clock");

    /** The dispute behind a small matter. */
    private static final Facts.Dispute BEHIND =
            new Facts.Dispute(Dispute.inEvidence().state());

    private final CaseDecider decider = new CaseDecider(ShippedPolicies.china());
    private final Witness witness;
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private Duration longestSilence = Duration.ZERO;
    private Random random;
    private RandomCommands commands;
    private CaseState state;
    private Instant now;
    private DatedEvent last;
    private Duration closedFor;

    RandomHistories(Witness witness) {
        this.witness = witness;
    }

    /** Plays histories of so many commands in all, one in eight of a small matter, and returns how often each was accepted. */
    Map<String, Integer> play(int count, long seed) {
        int played = 0;
        for (int history = 0; played < count; history++) {
            random = new Random(seed + history);
            commands = new RandomCommands(random);
            try {
                played += play(history % 8 == 0);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + (seed + history) + ": " + e.getMessage() + " in " + state, e);
            }
        }
        System.out.println("random histories: seed " + seed + ", " + played + " commands, accepted " + accepted
                + ", longest silence until closing " + longestSilence.toDays() + " days");
        return accepted;
    }

    private int play(boolean matters) {
        state = CaseState.NONE;
        now = START;
        closedFor = Duration.ZERO;
        witness.begins();
        submit("BUYER/li", matters ? matter() : commands.filing());
        int length = 5 + random.nextInt(60);
        for (int i = 0; i < length && state.exists(); i++) {
            passTime();
            if (matters) {
                submit(commands.pick(OF_MATTERS), matterCommand());
            } else {
                RandomCommands.Sent sent = commands.next(state, decider, now);
                submit(sent.by().toString(), sent.command());
            }
        }
        if (state.exists()) {
            staySilentForEver();
        }
        return length;
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
        Actor by = Actor.parse(actor);
        // A contest opens a log of its own, and is no command to this one.
        boolean shown = !(command instanceof ContestRecovery)
                && decider.allowed(by, state, now).contains(command.getClass());
        Facts facts = facts();
        try {
            List<DatedEvent> events = decider.decide(new DecisionInput("BC-1", by, now, command, facts), state);
            events.forEach(this::check);
            foresee();
            accepted.merge(command.getClass().getSimpleName(), 1, Integer::sum);
        } catch (CaseRejection rejection) {
            if (refused.merge(rejection.message().key(), 1, Integer::sum) <= READ) {
                PlainWords.saidBy(rejection);
            }
            boolean content = rejection.code().kind() == RejectionCode.Kind.CONTENT
                    || List.of(
                                    RejectionCode.OFFER_NOT_OPEN,
                                    RejectionCode.ALREADY_RATED,
                                    RejectionCode.DUTY_NOT_OPEN,
                                    RejectionCode.NOT_YOURS_TO_ANSWER,
                                    RejectionCode.OVER_AUTHORITY,
                                    RejectionCode.TOO_MANY_EVIDENCE_REQUESTS,
                                    RejectionCode.CASE_LOG_FULL)
                            .contains(rejection.code());
            // What others of the line have paid decides what a lapse brings, and is looked up for commands alone.
            boolean overdue = state.exists() && state.ball().overdue(now, true).isPresent();
            boolean otherwise = overdue && facts.line().payments() != null;
            assertThat(!shown || content || otherwise || isOutrun(command, facts))
                    .as("%s was shown to %s as allowed, but %s", command, actor, rejection.getMessage())
                    .isTrue();
        }
    }

    /** Whatever a dispute grants has an end that is foreseen, with all that is booked until then; nothing is foreseen for a matter. */
    private void foresee() {
        if (state.filing() == null) {
            assertThat(new Outlook(decider).of(state)).isEmpty();
            return;
        }
        boolean granted = state.stage() == Stage.ENFORCEMENT
                || state.stage() == Stage.APPEAL_WINDOW && !state.judgement().declined();
        if (granted && random.nextInt(4) == 0) {
            List<DatedEvent> foreseen = new Outlook(decider).of(state);
            assertThat(foreseen).isNotEmpty();
            assertThat(foreseen.getLast().event()).isInstanceOf(CaseClosed.class);
        }
    }

    /** An award in another case of the line came between what was shown and this step. */
    private boolean isOutrun(CaseCommand command, Facts facts) {
        Actor clock = Actor.parse("SYSTEM/clock");
        return command instanceof ConfirmStep
                && !decider.decide(new DecisionInput("BC-1", clock, now, new ReduceRemedy(), facts), state)
                        .isEmpty();
    }

    /** As the service finds them, and for small matters some upheld complaints, a raised flag and the dispute behind. */
    private Facts facts() {
        Facts found = commands.facts();
        return found.with(new Facts.OfMatter(random.nextInt(4), Set.of(MisuseFlag.ABANDONED_CLAIMS), BEHIND));
    }

    private CaseCommand matter() {
        return switch (random.nextInt(4)) {
            case 0 ->
                new FileAgentComplaint(
                        "BC-0", "wang", commands.pick(List.of(AgentComplaintCause.values())), "x", List.of());
            case 1 ->
                new ReportViolation(
                        "shop",
                        commands.pick(List.of(ViolationKind.values())),
                        "they buy their ratings",
                        "BC-0",
                        List.of());
            case 2 ->
                new OpenContact(
                        commands.pick(List.of(ContactChannel.values())),
                        commands.pick(List.of(ContactTopic.values())),
                        "x",
                        random.nextBoolean() ? "BC-0" : null,
                        random.nextBoolean() ? new LineName("O-7", "1") : null);
            default -> new ContestFlag(MisuseFlag.ABANDONED_CLAIMS, "the flag is wrong");
        };
    }

    private CaseCommand matterCommand() {
        MatterDecision decision = commands.pick(List.of(MatterDecision.values()));
        return switch (random.nextInt(10)) {
            case 0 -> new DecideAgentComplaint(decision, "it is in the log");
            case 1 -> new AppealSanction("it was not me at all");
            case 2 -> new DecideViolation(decision, "it is in the log");
            case 3 -> new DecideContest(decision, "it is in the log");
            case 4 -> new CreditOutage(now.minusSeconds(random.nextInt(100_000)), now);
            case 5 -> new LapseDuty("d" + (1 + random.nextInt(4)));
            case 6 -> new AnswerReport("x", null);
            case 7 -> new AnswerContact("已经为您加急处理", random.nextBoolean());
            case 8 -> new RateService("wang", 1 + random.nextInt(5), null);
            default -> new AddStatement("x", commands.pick(List.of(Audience.values())));
        };
    }

    private Instant filedAt() {
        return state.matter() == null ? state.filing().at() : state.matter().at();
    }

    private void check(DatedEvent dated) {
        CaseState before = state;
        if (dated.event() instanceof DutyLapsed lapse) {
            Duty duty = before.ball().byId(lapse.dutyId()).orElseThrow();
            assertThat(lapse.consequence()).as("the preview is the truth").isEqualTo(duty.onLapse());
            assertThat(dated.at()).isEqualTo(duty.dueAt()).isBeforeOrEqualTo(now);
        }
        assertThat(before.lastAt() == null || !dated.at().isBefore(before.lastAt()))
                .as("time goes forward: %s after %s", dated, last)
                .isTrue();
        if (before.stage() == Stage.CLOSED) {
            closedFor = closedFor.plus(Duration.between(before.lastAt(), dated.at()));
        }
        last = dated;
        state = before.evolve(dated.at(), dated.actor(), dated.event());
        BigDecimal total = state.money().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).as("money is conserved").isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(state.money().getOrDefault(Account.BUYER, BigDecimal.ZERO))
                .as("the buyer owes nothing")
                .isNotNegative();
        Duration held = state.held().values().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(held)
                .as("the parts of the time sum to the whole")
                .isEqualTo(Duration.between(filedAt(), state.lastAt()).minus(closedFor));
        witness.happened(dated, state, held);
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
}
