package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The times of outages that were given back.
 *
 * @param spans in order; no two of them touch
 */
public record Outages(List<TimeSpan> spans) {
    static final Outages NONE = new Outages(List.of());

    public Outages {
        spans = List.copyOf(spans);
    }

    Outages with(TimeSpan more) {
        List<TimeSpan> all = new ArrayList<>();
        TimeSpan joined = more;
        for (TimeSpan span : spans) {
            if (span.touches(joined)) {
                joined = joined.and(span);
            } else {
                all.add(span);
            }
        }
        all.add(joined);
        all.sort(Comparator.comparing(TimeSpan::from));
        return new Outages(all);
    }

    /** The one that holds it. */
    TimeSpan around(TimeSpan part) {
        return spans.stream().filter(span -> span.touches(part)).findFirst().orElse(part);
    }

    /** What of it is not in here, in order. */
    List<TimeSpan> missingOf(TimeSpan whole) {
        List<TimeSpan> missing = new ArrayList<>();
        Instant reached = whole.from();
        for (TimeSpan span : spans) {
            if (span.from().isAfter(reached) && reached.isBefore(whole.until())) {
                missing.add(new TimeSpan(reached, span.from().isBefore(whole.until()) ? span.from() : whole.until()));
            }
            reached = span.until().isAfter(reached) ? span.until() : reached;
        }
        if (reached.isBefore(whole.until())) {
            missing.add(new TimeSpan(reached, whole.until()));
        }
        return missing;
    }
}
