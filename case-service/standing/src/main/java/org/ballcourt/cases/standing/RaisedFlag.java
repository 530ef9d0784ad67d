package org.ballcourt.cases.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Role;

/**
 * A flag that the facts raise now, with the cases that raise it; its owner may contest it.
 *
 * @param atLeast so many raise it...
 * @param within ...inside this time
 * @param contestedBy the contest that waits for its decision; null where there is none
 */
record RaisedFlag(
        MisuseFlag flag, int count, int atLeast, Duration within, List<FigureReason> cases, String contestedBy) {

    /** Those that stand against a side at that time; an upheld contest took away the facts up to its decision. */
    static List<RaisedFlag> of(
            Role side,
            Map<MisuseFlag, List<FigureReason>> facts,
            List<Contest> contests,
            List<Policy.MisuseRule> rules,
            Instant at) {
        List<RaisedFlag> raised = new ArrayList<>();
        for (Policy.MisuseRule rule : rules) {
            Instant after = later(at.minus(rule.within()), clearedUntil(rule.flag(), contests, at));
            List<FigureReason> counted = facts.getOrDefault(rule.flag(), List.of()).stream()
                    .filter(fact -> fact.when().isAfter(after) && !fact.when().isAfter(at))
                    .toList();
            if (rule.flag().owner() == side && counted.size() >= rule.atLeast()) {
                raised.add(new RaisedFlag(
                        rule.flag(),
                        counted.size(),
                        rule.atLeast(),
                        rule.within(),
                        FigureReason.newestFirst(counted),
                        openContest(rule.flag(), contests)));
            }
        }
        return raised;
    }

    private static Instant clearedUntil(MisuseFlag flag, List<Contest> contests, Instant at) {
        return contests.stream()
                .filter(contest -> contest.flag() == flag && contest.upheld())
                .map(Contest::decidedAt)
                .filter(decided -> !decided.isAfter(at))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static String openContest(MisuseFlag flag, List<Contest> contests) {
        return contests.stream()
                .filter(contest -> contest.flag() == flag && contest.decidedAt() == null)
                .map(Contest::caseId)
                .findFirst()
                .orElse(null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
