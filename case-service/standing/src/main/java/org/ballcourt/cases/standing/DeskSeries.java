package org.ballcourt.cases.standing;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the desks did, step by step; each step is as if it were asked for alone. */
@JsonPropertyOrder({"from", "until", "step", "newestOnly", "lines"})
public record DeskSeries(Instant from, Instant until, Duration step, boolean newestOnly, List<Line> lines) {
    /** @param of a role, or {@code ROLE/id} */
    public record Line(String of, List<Point> points) {}

    /**
     * @param acts duties that ended in this step
     * @param rulings of these RULE and REVIEW
     * @param held for how long the ball lay there, over all cases
     */
    public record Point(
            Instant from,
            Instant until,
            DeskLine.OnTime acts,
            DeskLine.OnTime rulings,
            int handOffs,
            int emptyHandOffs,
            Duration held) {
        private static Point of(Period step, DeskLine line) {
            return line == null
                    ? new Point(
                            step.from(),
                            step.until(),
                            DeskLine.OnTime.of(0, 0),
                            DeskLine.OnTime.of(0, 0),
                            0,
                            0,
                            Duration.ZERO)
                    : new Point(
                            step.from(),
                            step.until(),
                            line.acts(),
                            line.rulings(),
                            line.handOffs(),
                            line.emptyHandOffs(),
                            line.held());
        }
    }

    /** The last step ends with the period, however short it is. */
    static List<Period> steps(Period period, Duration step) {
        return Stream.iterate(period.from(), from -> from.isBefore(period.until()), from -> from.plus(step))
                .map(from -> new Period(from, earlier(from.plus(step), period.until())))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** @param of null for all desks */
    static List<Line> lines(List<Dossier> dossiers, List<Period> steps, String of) {
        Map<Period, Map<String, DeskLine>> found =
                new TreeMap<>((one, other) -> one.from().compareTo(other.from()));
        steps.forEach(step -> found.put(step, DeskFigures.of(dossiers, step)));
        TreeSet<String> names = new TreeSet<>();
        if (of == null) {
            found.values().forEach(lines -> names.addAll(lines.keySet()));
            names.removeIf(name -> name.contains("/"));
        } else {
            names.add(of);
        }
        return names.stream()
                .map(name -> new Line(
                        name,
                        steps.stream()
                                .map(step -> Point.of(step, found.get(step).get(name)))
                                .toList()))
                .toList();
    }
}
