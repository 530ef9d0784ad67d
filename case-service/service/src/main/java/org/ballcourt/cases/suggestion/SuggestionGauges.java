package org.ballcourt.cases.suggestion;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.suggestion.Suggestion.Kind;
import org.ballcourt.cases.suggestion.SuggestionFigures.Line;

/** Tells Prometheus how the newest suggestions of the last thirty days did; a pass looks at no more than {@link #MOST} of them. */
final class SuggestionGauges {
    static final Duration PACE = Duration.ofMinutes(10);

    private static final int MOST = 500;
    private static final Duration SPAN = Duration.ofDays(30);

    private final SuggestionFigures figures;
    private final Policies policies;
    private final InstantSource time;
    private final MultiGauge gauge;

    SuggestionGauges(SuggestionFigures figures, Policies policies, InstantSource time, MeterRegistry meters) {
        this.figures = figures;
        this.policies = policies;
        this.time = time;
        this.gauge = MultiGauge.builder("ballcourt.suggestions.outcome")
                .description("What became of the newest suggestions of the last thirty days")
                .register(meters);
    }

    void pass() {
        Instant now = time.instant();
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        List<Line> lines = figures.outcomes(now.minus(SPAN), now, MOST);
        lines.forEach(line -> rows.addAll(rows(line.policy(), line.kind(), line)));
        nothingYet(lines, policies.inForce(now).version())
                .forEach(kind -> rows.addAll(rows(policies.inForce(now).version(), kind, null)));
        gauge.register(rows, true);
    }

    /** Of the rules in force: a series that begins with its first suggestion cannot be told from one that is missing. */
    private static List<Kind> nothingYet(List<Line> lines, String policy) {
        return Stream.of(Kind.values())
                .filter(kind -> lines.stream()
                        .noneMatch(line -> line.kind() == kind && line.policy().equals(policy)))
                .toList();
    }

    /** @param line null where there was none */
    private static List<MultiGauge.Row<?>> rows(String policy, Kind kind, Line line) {
        return List.of(
                row(policy, kind, "ruled", line == null ? 0 : line.ruled()),
                row(policy, kind, "agreed", line == null ? 0 : line.agreed()),
                row(policy, kind, "overturned", line == null ? 0 : line.overturned()));
    }

    private static MultiGauge.Row<?> row(String policy, Kind kind, String what, long value) {
        return MultiGauge.Row.of(Tags.of("policy", policy, "kind", kind.name(), "what", what), value);
    }
}
