package org.ballcourt.cases.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.LocalizedText;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped policies keep the law in every state; a policy that does not is refused with the state that breaks it.
 * Computes for minutes, for which a busy machine takes longer than tests usually may.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class WalkingTest {
    private static final Policy SHIPPED = LoadedPolicies.shipped().version("cn-marketplace-2026-01");

    @Test
    void findsNoDeadEndInAShippedPolicy() {
        for (Walked walked : Walked.shipped()) {
            assertThat(walked.proof().deadEnds()).as(walked.policy().version()).isEmpty();
            assertThat(walked.proof().longest().length()).isBetween(Duration.ofDays(1), Duration.ofDays(730));
            assertThat(walked.proof().edges().stream().map(PolicyProof.Edge::to))
                    .as("every stage is reached")
                    .contains(Stage.values());
        }
    }

    @Test
    void findsWhatThePagesSay() {
        String how = "the rules or a policy changed: look at the difference, then write both pages anew with WalkPages";
        assertThat(WalkPages.NO_DEAD_ENDS).as(how).content().isEqualTo(WalkPages.noDeadEnds(Walked.shipped()));
        assertThat(WalkPages.STATES).as(how).content().isEqualTo(WalkPages.states(Walked.shipped()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            RULE_LAST_CHANCE       | MOVES_TO_SENIOR    | silence on RULE (SENIOR): MOVES_TO_SENIOR
            RULE_LAST_CHANCE       | PROVISIONAL_CREDIT | silence on RULE (SENIOR): PROVISIONAL_CREDIT
            RULE_AFTER_AGENT_LAPSE | MOVES_TO_SENIOR    | silence on RULE (SENIOR): MOVES_TO_SENIOR
            PAY_ADVANCE_LAST       | RETRIED            | silence on PAY_ADVANCE (SYSTEM): RETRIED
            REVIEW_BY_OTHER        | OTHER_REVIEWER     | silence on REVIEW (REVIEWER): OTHER_REVIEWER
            HANDLE_AT_LEVEL_ABOVE  | ONE_LEVEL_UP       | silence on HANDLE_AGENT_COMPLAINT (SUPERVISOR): ONE_LEVEL_UP
            """)
    void refusesSilenceThatGoesRound(DutyTerm term, Consequence brings, String round) {
        PolicyProof proof = PolicyWalk.of(Broken.with(SHIPPED, term, brings)).prove();
        assertThat(proof.holds()).isFalse();
        assertThat(proof.longest()).isNull();
        DeadEnd end = proof.deadEnds().getFirst();
        System.out.println(Told.in("en", end.message()));
        assertThat(end.round())
                .isNotEmpty()
                .anySatisfy(label -> assertThat(Told.in("en", label)).startsWith(round));
        assertThat(Told.in("en", end.way().getFirst())).startsWith("BUYER File");
        assertThat(Told.in("zh", end.message())).startsWith("沉默永远不能使案件结束").contains("反复循环：");
    }

    @Test
    void refusesADutyWithoutAClause() {
        Map<String, LocalizedText> clauses = new HashMap<>(SHIPPED.clauses());
        clauses.remove("silence.triage");
        Policy without = Broken.with(SHIPPED, SHIPPED.terms(), SHIPPED.silence(), clauses);
        DeadEnd end = PolicyWalk.of(without).prove().deadEnds().getFirst();
        assertThat(Told.in("en", end.what()))
                .isEqualTo("TRIAGE (AGENT) names the clause silence.triage, which the policy does not have");
        assertThat(Told.in("en", end.way().getLast()))
                .isEqualTo("silence on ANSWER_CLAIM (SELLER): INTERVENTION_OPENS");
    }

    @Test
    void refusesADutyWithoutTime() {
        Map<DutyTerm, Policy.Length> terms = new EnumMap<>(SHIPPED.terms());
        terms.put(DutyTerm.PROVE, new Policy.Length(Duration.ZERO, ClockKind.CALENDAR));
        PolicyProof proof = PolicyWalk.of(Broken.with(SHIPPED, terms, SHIPPED.silence(), SHIPPED.clauses()))
                .prove();
        assertThat(Told.in("en", proof.deadEnds().getFirst().what())).isEqualTo("PROVE (BUYER) is due when it begins");
    }

    @Test
    void letsAChoicePassThatStillLeadsOut() {
        Policy other = Broken.with(SHIPPED, DutyTerm.ANSWER_REJECTION, Consequence.INTERVENTION_OPENS);
        long[] told = new long[2];
        PolicyProof proof = PolicyWalk.of(other).prove((states, transitions) -> {
            told[0] = states;
            told[1] = transitions;
        });
        assertThat(proof.deadEnds()).isEmpty();
        assertThat(told).containsExactly(proof.states(), proof.transitions());
    }
}
