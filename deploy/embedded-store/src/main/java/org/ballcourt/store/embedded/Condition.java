package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a query asks of one field, as intervals. Where it is not exact, the intervals hold more than the query asks
 * for.
 */
record Condition(List<Interval> intervals, boolean exact) {
    /** Nothing that intervals could express. */
    static final Condition UNKNOWN = new Condition(null, false);

    static Condition of(Object queried) {
        if (queried instanceof Document operators && !BsonRegularExpression.isRegularExpression(queried)) {
            return operators.isEmpty() || operators.keySet().stream().anyMatch(name -> !name.startsWith("$"))
                    ? UNKNOWN
                    : operators.entrySet().stream()
                            .map(Condition::ofOperator)
                            .reduce(Condition::and)
                            .orElseThrow();
        }
        return KeyWriter.hasOrder(queried) ? new Condition(List.of(Interval.point(queried)), true) : UNKNOWN;
    }

    /** Of one of several operators alone, which is all that one element of an array can be asked for. */
    static Condition ofOne(Document operators) {
        Condition first = of(operators).isKnown()
                ? operators.entrySet().stream()
                        .map(Condition::ofOperator)
                        .filter(Condition::isKnown)
                        .findFirst()
                        .orElse(UNKNOWN)
                : UNKNOWN;
        return new Condition(first.intervals, false);
    }

    /** One value and no other. */
    boolean isPoint() {
        return isKnown() && intervals.size() == 1 && intervals.getFirst().isPoint();
    }

    private static Condition ofOperator(Map.Entry<String, Object> operator) {
        Object value = operator.getValue();
        return switch (operator.getKey()) {
            case "$eq" -> KeyWriter.hasOrder(value) ? of(value) : UNKNOWN;
            case "$in" -> value instanceof Collection<?> values ? ofAny(values) : UNKNOWN;
            case "$gt", "$gte", "$lt", "$lte" -> ofComparison(operator.getKey(), value);
            default -> UNKNOWN;
        };
    }

    private static Condition ofAny(Collection<?> values) {
        if (!values.stream().allMatch(KeyWriter::hasOrder)) {
            return UNKNOWN;
        }
        List<Interval> points = values.stream().map(Interval::point).distinct().toList();
        return new Condition(points, true);
    }

    /** A comparison matches values of its own type only, and nothing compares with null. */
    private static Condition ofComparison(String operator, Object value) {
        if (!KeyWriter.hasOrder(value) || KeyWriter.tag(value) == KeyWriter.NULL) {
            return UNKNOWN;
        }
        Interval type = Interval.ofType(KeyWriter.tag(value));
        Interval interval = switch (operator) {
            case "$gt" -> new Interval(Cut.after(value), type.to());
            case "$gte" -> new Interval(Cut.before(value), type.to());
            case "$lt" -> new Interval(type.from(), Cut.before(value));
            default -> new Interval(type.from(), Cut.after(value));
        };
        return new Condition(List.of(interval), true);
    }

    boolean isKnown() {
        return intervals != null;
    }

    /** Only for values that are not arrays: an array may satisfy two conditions with two different elements. */
    Condition and(Condition other) {
        if (!isKnown() || !other.isKnown()) {
            return new Condition(isKnown() ? intervals : other.intervals, false);
        }
        List<Interval> both = new ArrayList<>();
        for (Interval mine : intervals) {
            other.intervals.stream()
                    .map(mine::and)
                    .filter(interval -> !interval.isEmpty())
                    .forEach(both::add);
        }
        return new Condition(both, exact && other.exact);
    }

    boolean within(Condition other) {
        return isKnown()
                && other.isKnown()
                && intervals.stream()
                        .allMatch(mine -> other.intervals.stream().anyMatch(theirs -> theirs.contains(mine)));
    }

    boolean excludesNull() {
        return isKnown() && intervals.stream().noneMatch(Interval::hasNull);
    }
}
