package org.ballcourt.cases.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two states with one key go the same ways: without that the walk would prove nothing.
 * Computes for minutes, for which a busy machine takes longer than tests usually may.
 */
@ParameterizedClass
@MethodSource("policies")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class StateKeyTest {
    static final long SEED = Long.getLong("ballcourt.walk.seed", System.nanoTime());
    private static final int HISTORIES = Integer.getInteger("ballcourt.walk.histories", 200);

    private final WalkedStates walked;
    private final Abstraction abstraction;
    private final DeciderHarness core;

    StateKeyTest(String policy) {
        walked = WalkedStates.of(LoadedPolicies.shipped().version(policy));
        abstraction = new Abstraction(walked.policy());
        core = new DeciderHarness(walked.policy());
    }

    static List<String> policies() {
        return LoadedPolicies.shipped().all().stream().map(Policy::version).toList();
    }

    @Test
    void standsForEveryStateThatTheWalkMergedIntoIt() {
        for (CaseState state : walked.again()) {
            same(walked, abstraction, core, state);
        }
        System.out.println(
                "state keys: seed " + SEED + ", compared " + walked.again().size());
        assertThat(walked.again()).hasSizeGreaterThan(300);
    }

    /** Real times, counters, exhibits and contents, as no normal state has them. */
    @Test
    void standsForWhateverARandomHistoryLeads() {
        Duration longest = Duration.ZERO;
        int compared = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(SEED + history);
            CaseState state = file(walked, abstraction, core, random);
            for (int i = 0; i < 40 && state.isOpen(); i++) {
                CaseState normal = abstraction.normal(state);
                assertThat(walked.states())
                        .as("seed %d: the walk has been in %s", SEED + history, state)
                        .containsKey(abstraction.keyOf(normal));
                if (random.nextInt(4) == 0 && hasNothingTwice(state)) {
                    same(walked, abstraction, core, state);
                    compared++;
                }
                state = moved(core, random, state);
            }
            Duration silence = silence(core, state);
            longest = longest.compareTo(silence) < 0 ? silence : longest;
        }
        System.out.println(
                "random histories: seed " + SEED + ", compared " + compared + ", longest silence " + longest);
        assertThat(compared).isGreaterThan(HISTORIES);
        assertThat(longest).isLessThanOrEqualTo(walked.proof().longest().length());
    }

    /** What may be sent at all is generated, for every role and every command. */
    @Test
    void isGoneOnFromWithEveryAllowedCommand() {
        int one = 0;
        for (CaseState state : walked.states().values()) {
            if (one++ % 20 == 0) {
                everyAllowed(abstraction, core, state);
            }
        }
    }

    private static void everyAllowed(Abstraction abstraction, DeciderHarness core, CaseState state) {
        Set<String> tried = new HashSet<>();
        Set<Actor> actors = new HashSet<>();
        for (Move move : MoveGenerator.of(state, abstraction.now(), core.policy())) {
            tried.add(move.actor().role() + " " + move.command().getClass().getSimpleName());
            actors.add(move.actor());
        }
        for (Actor actor : actors) {
            for (Class<? extends CaseCommand> command : core.decider().allowed(actor, state, abstraction.now())) {
                String what = actor.role() + " " + command.getSimpleName();
                assertThat(tried.contains(what) || isAlike(state, actor.role(), command.getSimpleName()))
                        .as("%s is allowed in %s and must be generated", what, state)
                        .isTrue();
            }
        }
    }

    /** Said by one of them, since it makes no difference by whom: words, and what ends or stops a case whoever does it; what other cases bring does nothing to one alone. */
    private static boolean isAlike(CaseState state, Role role, String command) {
        return Set.of(
                                "AddStatement",
                                "SuspendCase",
                                "ResumeCase",
                                "AnnouncePolicy",
                                "CreditOutage",
                                "ReduceRemedy",
                                "ReverseRecovery",
                                "ContestRecovery")
                        .contains(command)
                || role != Role.SUPERVISOR && command.equals("HandOff")
                || role.isSide() && command.equals("SubmitEvidence")
                || command.equals("RequestEvidence")
                        && state.ball().open().stream()
                                        .filter(DeskMoves::isRequest)
                                        .count()
                                == 4
                || command.equals("LapseDuty")
                || command.equals("RecordAdvance");
    }

    private static void same(WalkedStates walked, Abstraction abstraction, DeciderHarness core, CaseState other) {
        StateKey key = abstraction.keyOf(abstraction.normal(other));
        Map<String, String> wanted = ways(abstraction, core, walked.states().get(key));
        Map<String, String> found = ways(abstraction, core, timed(abstraction, other));
        wanted.forEach((label, way) -> assertThat(found.getOrDefault(label, "missing"))
                .as("seed %d: %s in %s", SEED, label, other)
                .satisfies(is -> assertThat(isSame(label, is, way, key))
                        .as(is + " for " + way)
                        .isTrue()));
        assertThat(found.keySet().stream()
                        .filter(label -> key.desk() != null || !label.contains("HandOff"))
                        .filter(label -> !leadsNowhere(label, found.get(label), key))
                        .filter(label -> !isAnybodys(label, found, key))
                        .filter(label ->
                                !wanted.containsKey(label) && !found.get(label).startsWith("refused")))
                .as("seed %d: nothing more than the walk knows in %s", SEED, other)
                .isEmpty();
    }

    /**
     * Whether a recovery was given back before decides nothing but whether it can be again, or be contested: it books between the
     * platform and who is liable, and leaves duties and stage as they are, which the same key afterwards shows.
     */
    private static boolean leadsNowhere(String label, String found, StateKey key) {
        return label.contains("ReverseRecovery") && found.endsWith(" " + key.hashCode());
    }

    /** Once no hand-off moves anything the key forgets who owns the case; whoever still does goes the way of anybody of the role. */
    private static boolean isAnybodys(String label, Map<String, String> found, StateKey key) {
        return key.desk() == null && found.get(label).equals(found.get(label.replace("(owner)", "(new)")));
    }

    private static boolean isSame(String label, String found, String wanted, StateKey key) {
        boolean movesNothing = key.desk() == null && label.contains("HandOff");
        boolean once = label.contains("ReportNonPerformance");
        boolean words = label.contains("SubmitEvidence") && found.endsWith(key.hashCode() + "");
        boolean trusted = label.contains("unproven") && found.equals("refused REFERENCE_MISSING");
        return found.equals(wanted)
                || trusted
                || isSpent(found)
                || isSpent(wanted)
                || found.equals("missing")
                || movesNothing
                || once
                || isRefusedToReported(label, found, wanted, key)
                || words;
    }

    /** In the first edition whoever is reported hears of a report only when it has proved right; a closed one refuses either way. */
    private static boolean isRefusedToReported(String label, String found, String wanted, StateKey key) {
        Set<String> refusals = Set.of("refused NO_SUCH_CASE", "refused CASE_CLOSED");
        return key.matter() != null
                && key.stage() == Stage.CLOSED
                && (label.contains("AnswerReport") || label.contains("AppealSanction"))
                && refusals.contains(found)
                && refusals.contains(wanted);
    }

    /**
     * A budget that is used up takes the act away, and so does an offer that is no better or evidence that was cited before; so does a ground that is not met, beside one
     * that always is, or a revision that would harm whoever appealed alone, beside the dismissal.
     */
    private static boolean isSpent(String found) {
        return found.startsWith("refused")
                && List.of(
                                "CASE_LOG_FULL",
                                "OFFER_NOT_BETTER",
                                "TOO_MANY_OFFERS",
                                "TOO_MANY_EXHIBITS",
                                "TOO_MANY_EVIDENCE_REQUESTS",
                                "ALREADY_APPEALED",
                                "APPEAL_NEEDS_NEW_EVIDENCE",
                                "ALREADY_RATED",
                                "GROUND_NOT_MET",
                                "RULING_INCOHERENT",
                                "WRONG_STAGE")
                        .contains(found.substring("refused ".length()));
    }

    /** Each way by its label: the events and the key that it leads to, or the code of the refusal. */
    private static Map<String, String> ways(Abstraction abstraction, DeciderHarness core, CaseState state) {
        Map<String, String> ways = new TreeMap<>();
        for (Move move : MoveGenerator.of(state, abstraction.now(), core.policy())) {
            CaseState before = move.given().apply(state);
            String way;
            try {
                List<DatedEvent> events = core.decide(move, before);
                StateKey key = abstraction.keyOf(abstraction.normal(folded(before, events)));
                way = Invariants.names(events) + " " + key.hashCode();
            } catch (CaseRejection refused) {
                way = "refused " + refused.code();
            }
            ways.put(Told.in("en", move.label().get()), way);
        }
        return ways;
    }

    private static CaseState folded(CaseState before, List<DatedEvent> events) {
        CaseState state = before;
        for (DatedEvent event : events) {
            state = state.evolve(event.at(), event.actor(), event.event());
        }
        return state;
    }

    /** The state as it is, but at the walk's time, so that nothing is overdue. */
    private static CaseState timed(Abstraction abstraction, CaseState state) {
        return StateCopies.filing(
                StateCopies.ball(state, abstraction.normal(state).ball()), state.filing(), abstraction.now());
    }

    private static boolean hasNothingTwice(CaseState state) {
        long different = state.ball().open().stream()
                .map(d -> d.kind() + " " + StateKey.alike(d.holder()) + " " + d.holderId())
                .distinct()
                .count();
        return different == state.ball().open().size();
    }

    private static CaseState file(WalkedStates walked, Abstraction abstraction, DeciderHarness core, Random random) {
        List<Move> filings = new Filings(walked.policy(), abstraction.now()).all();
        while (true) {
            Move filing = filings.get(random.nextInt(filings.size()));
            try {
                return folded(CaseState.NONE, core.decide(filing, CaseState.NONE));
            } catch (CaseRejection refused) {
                continue;
            }
        }
    }

    /** Some time, or one of the generated moves; what ends a case comes seldom. */
    private static CaseState moved(DeciderHarness core, Random random, CaseState state) {
        if (random.nextInt(6) == 0) {
            return lapsed(core, state);
        }
        List<Move> moves = MoveGenerator.of(state, state.lastAt(), core.policy()).stream()
                .filter(move ->
                        !move.isLapse() && move.given() != null && move.at().equals(state.lastAt()))
                .toList();
        Move move = moves.get(random.nextInt(moves.size()));
        String label = Told.in("en", move.label().get());
        boolean ends = label.contains("External") || label.contains("Withdraw") || label.contains("Suspend");
        if (ends && random.nextInt(10) > 0) {
            return state;
        }
        try {
            return folded(state, core.decide(move, state));
        } catch (CaseRejection refused) {
            return state;
        }
    }

    private static CaseState lapsed(DeciderHarness core, CaseState state) {
        Duty due = state.ball().open().stream()
                .min(Comparator.comparing(Duty::dueAt))
                .orElseThrow();
        Instant at = due.dueAt().isAfter(state.lastAt()) ? due.dueAt() : state.lastAt();
        Move move = new Move(null, null, Actors.CLOCK, at, new LapseDuty(due.dutyId()), due);
        return folded(state, core.decide(move, state));
    }

    private static Duration silence(DeciderHarness core, CaseState from) {
        CaseState state = from;
        List<Instant> ends = new ArrayList<>(List.of(from.lastAt()));
        while (state.isOpen()) {
            state = lapsed(core, state);
            ends.add(state.lastAt());
        }
        return Duration.between(from.lastAt(), ends.getLast());
    }
}
