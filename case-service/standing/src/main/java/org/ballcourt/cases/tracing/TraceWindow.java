package org.ballcourt.cases.tracing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cases that were filed within a time of each other, an order line once.
 *
 * @param from when the window begins
 * @param newest case in it
 */
record TraceWindow(Instant from, TracedCase newest, int lines, long pieces) {
    /** The one with the most lines of those that hold that case, which need not be the newest; of equal ones the earliest. */
    static Optional<TraceWindow> around(TracedCase one, List<TracedCase> cases, Duration within) {
        return cases.stream()
                .filter(last -> !last.filedAt().isBefore(one.filedAt())
                        && !last.filedAt().minus(within).isAfter(one.filedAt()))
                .map(last -> endingWith(last, cases, within))
                .max(Comparator.comparingInt(TraceWindow::lines)
                        .thenComparing(TraceWindow::end, Comparator.reverseOrder())
                        .thenComparing(window -> window.newest().caseId()));
    }

    Instant end() {
        return newest.filedAt();
    }

    private static TraceWindow endingWith(TracedCase last, List<TracedCase> cases, Duration within) {
        Instant end = last.filedAt();
        Instant begin = end.minus(within);
        Map<String, Integer> lines = new HashMap<>();
        cases.stream()
                .filter(one -> !one.filedAt().isBefore(begin) && !one.filedAt().isAfter(end))
                .forEach(one -> lines.putIfAbsent(one.line(), one.pieces()));
        return new TraceWindow(begin, last, lines.size(), piecesOf(lines));
    }

    static long piecesOf(Map<String, Integer> lines) {
        return lines.values().stream().mapToLong(Integer::longValue).sum();
    }
}
