package org.ballcourt.cases.suggestion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.standing.DecidedCase;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.cases.suggestion.Suggestion.ForRuling;
import org.ballcourt.cases.suggestion.Suggestion.Kind;

/** How good the suggestions are: what people made of them, whether rulings and appeals agreed, and the time that they save. */
public record SuggestionFigures(SuggestionRepository kept, Standings standings) {
    /**
     * What was shown under one version of the rules.
     *
     * @param open nobody answered
     * @param ruled of the cases with a draft so many were ruled on; {@code agreed} of them came to the draft's result
     * @param overturned so many of the agreed rulings an appeal changed
     * @param tookWith median time to rule where the draft was accepted; {@code tookWithout} in the latest cases without one; null where
     *     there is none
     */
    public record Line(
            String policy,
            Kind kind,
            long shown,
            long accepted,
            long refused,
            long open,
            long ruled,
            long agreed,
            long overturned,
            Duration tookWith,
            Duration tookWithout) {}

    /** @param cut whether there were more than could be looked at: the newest were */
    public record Report(Instant from, Instant until, boolean cut, List<Line> lines) {}

    public Report between(Instant from, Instant until, int most) {
        List<Suggestion> shown = kept.between(from, until, most);
        Set<String> helped = casesOf(shown);
        Duration without = median(standings.latestDecided().stream()
                .filter(one -> !helped.contains(one.caseId()))
                .map(DecidedCase::took));
        return new Report(from, until, shown.size() >= most, lines(shown, without));
    }

    /** Without the time to rule of other cases, which takes the most reading. */
    List<Line> outcomes(Instant from, Instant until, int most) {
        return lines(kept.between(from, until, most), null);
    }

    private static Set<String> casesOf(List<Suggestion> shown) {
        return shown.stream().map(Suggestion::caseId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private List<Line> lines(List<Suggestion> shown, Duration without) {
        Map<String, List<Suggestion>> groups = new TreeMap<>();
        shown.forEach(one -> groups.computeIfAbsent(one.policy() + " " + one.kind(), _ -> new ArrayList<>())
                .add(one));
        Map<String, DecidedCase> decided = standings.decided(casesOf(shown));
        return groups.values().stream()
                .map(group -> line(group, decided, without))
                .toList();
    }

    private static Line line(List<Suggestion> group, Map<String, DecidedCase> decided, Duration without) {
        Suggestion first = group.getFirst();
        List<Suggestion> ruled = latestOfEachCase(group).stream()
                .filter(one -> decided.containsKey(one.caseId()))
                .filter(one -> ((ForRuling) one.proposal()).result() != null)
                .toList();
        List<Suggestion> agreed = ruled.stream()
                .filter(one -> ((ForRuling) one.proposal()).result()
                        == decided.get(one.caseId()).result())
                .toList();
        return new Line(
                first.policy(),
                first.kind(),
                group.size(),
                count(group, one -> one.answer() != null && one.answer().accepted()),
                count(group, one -> one.answer() != null && !one.answer().accepted()),
                count(group, one -> one.answer() == null),
                ruled.size(),
                agreed.size(),
                count(agreed, one -> decided.get(one.caseId()).revised()),
                median(ruled.stream()
                        .filter(one -> one.answer() != null && one.answer().accepted())
                        .map(one -> decided.get(one.caseId()).took())),
                first.kind() == Kind.RULING ? without : null);
    }

    /** The list is newest first. */
    private static List<Suggestion> latestOfEachCase(List<Suggestion> group) {
        Set<String> seen = new HashSet<>();
        return group.stream()
                .filter(one -> one.kind() == Kind.RULING && seen.add(one.caseId()))
                .toList();
    }

    private static long count(List<Suggestion> group, Predicate<Suggestion> which) {
        return group.stream().filter(which).count();
    }

    private static Duration median(Stream<Duration> durations) {
        List<Duration> sorted = durations.sorted().toList();
        return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
    }
}
