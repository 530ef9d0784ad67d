package org.ballcourt.cases.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ballcourt.cases.standing.Period;
import org.ballcourt.cases.view.QueueQuery;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.servicekit.RequestTime;

/** Reads what a request says beside its body, and gathers all faults of that. */
final class RequestReading {
    private static final Duration USUAL_SPAN = Duration.ofDays(30);
    private static final Duration USUAL_STEP = Duration.ofDays(1);
    private static final Duration SHORTEST_STEP = Duration.ofHours(1);
    private static final int MOST_STEPS = 100;
    private static final Duration LONGEST_SPAN = Duration.ofDays(366);

    private final List<FieldFault> faults = new ArrayList<>();

    /** A refusal for one fault alone. */
    static Refused refused(String caseId, String field, Message fault) {
        return new Refused(Problem.malformed(caseId, List.of(new FieldFault(field, fault))));
    }

    /** A span of time by the parameters from and until: up to now and the thirty days before where they are left out. */
    static Period period(String from, String until, Instant now) {
        RequestReading reading = new RequestReading();
        Instant end = Optional.ofNullable(reading.instant("until", until)).orElse(now);
        Instant begin = Optional.ofNullable(reading.instant("from", from)).orElse(end.minus(USUAL_SPAN));
        if (reading.isFaultless()
                && (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST_SPAN) > 0)) {
            reading.fault("from", Message.of("http.span"));
        }
        reading.requireFaultless(null);
        return new Period(begin, end);
    }

    void fault(String field, Message fault) {
        faults.add(new FieldFault(field, fault));
    }

    boolean isFaultless() {
        return faults.isEmpty();
    }

    /** Throws {@link Refused} where anything that was read is faulty. */
    void requireFaultless(String caseId) {
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(caseId, faults));
        }
    }

    /** Null where the value is not given, empty or faulty. */
    <T> T read(String field, String value, Function<String, T> reader, Message fault) {
        try {
            return value == null || value.isEmpty() ? null : reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            fault(field, fault);
            return null;
        }
    }

    /** Null where it is not given, or faulty. */
    Boolean flag(String field, String value) {
        Function<String, Boolean> known = said -> switch (said) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(said);
        };
        return read(field, value, known, Message.of("http.one-of").with("known", OneOf.of("true", "false")));
    }

    Instant instant(String field, String value) {
        return read(field, value, RequestTime::parse, Message.of("http.instant"));
    }

    /** How long each step of a series is: at least an hour, and not too many of them; else the fewest whole days that are allowed. */
    Duration step(String value, Period period) {
        Message fault = Message.of("http.step").with("most", MOST_STEPS);
        Duration step = read("step", value, Duration::parse, fault);
        if (value == null || value.isEmpty()) {
            long days =
                    Duration.between(period.from(), period.until()).dividedBy(USUAL_STEP.multipliedBy(MOST_STEPS)) + 1;
            step = USUAL_STEP.multipliedBy(days);
        }
        if (step != null && !fits(step, period)) {
            fault("step", fault);
            return null;
        }
        return step;
    }

    private static boolean fits(Duration step, Period period) {
        return step.compareTo(SHORTEST_STEP) >= 0
                && Duration.between(period.from(), period.until()).dividedBy(step) < MOST_STEPS;
    }

    String cursor(String value) {
        return read("cursor", value, QueueQuery::keyOf, Message.of("http.cursor"));
    }

    int limit(String value, int usual, int most) {
        Integer limit = read("limit", value, Integer::valueOf, Message.of("http.number"));
        if (limit != null && (limit < 1 || limit > most)) {
            fault("limit", Message.of("http.range").with("most", most));
        }
        return limit == null ? usual : limit;
    }
}
