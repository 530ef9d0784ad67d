package org.ballcourt.cases.suggestion;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.ballcourt.cases.suggestion.SuggestionFigures.Line;

/** Tells Prometheus how the newest suggestions of the last thirty days did; a pass looks at no more than {@link #MOST} of them. */
final class SuggestionGauges {
    static final Duration PACE = Duration.ofMinutes(10);

    private static final int MOST = 500;
    private static final Duration SPAN = Duration.ofDays(30);

    private final SuggestionFigures figures;
    private final InstantSource time;
    private final MultiGauge gauge;

    SuggestionGauges(SuggestionFigures figures, InstantSource time, MeterRegistry meters) {
        this.figures = figures;
        this.time = time;
        this.gauge = MultiGauge.builder("ballcourt.suggestions.outcome")
                .description("what became of the newest suggestions of the last thirty days")
                .register(meters);
    }

    void pass() {
        Instant now = time.instant();
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Line line : figures.outcomes(now.minus(SPAN), now, MOST)) {
            rows.add(row(line, "ruled", Line::ruled));
            rows.add(row(line, "agreed", Line::agreed));
            rows.add(row(line, "overturned", Line::overturned));
        }
        gauge.register(rows, true);
    }

    private static MultiGauge.Row<?> row(Line line, String what, ToLongFunction<Line> value) {
        Tags tags = Tags.of("policy", line.policy(), "kind", line.kind().name(), "what", what);
        return MultiGauge.Row.of(tags, value.applyAsLong(line));
    }
}
