package org.ballcourt.scenarios;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What must be seen after a step; null means that the story does not say. */
record Expectation(
        List<String> events,
        String stage,
        String outcome,
        List<Ball> ball,
        String rejected,
        Integer status,
        List<String> allowed,
        List<String> notAllowed,
        List<String> visible,
        List<String> hidden,
        List<Notice> notified,
        Preview preview,
        Map<String, Duration> held,
        Map<String, BigDecimal> money) {
    static final Expectation ACCEPTED =
            new Expectation(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** @param dueAt null where the story does not say */
    record Ball(String holder, String duty, Instant dueAt) {
        boolean fits(Ball shown) {
            return holder.equals(shown.holder) && duty.equals(shown.duty) && agree(dueAt, shown.dueAt);
        }

        @Override
        public String toString() {
            return holder + " " + duty + (dueAt == null ? "" : " due " + dueAt);
        }
    }

    /** A template delivered to an actor. */
    record Notice(String actor, String template) {}

    /** Any of the fields may be null: then the story does not say. */
    record Preview(String duty, Instant at, String consequence) {
        boolean fits(Preview shown) {
            return agree(duty, shown.duty) && agree(at, shown.at) && agree(consequence, shown.consequence);
        }

        @Override
        public String toString() {
            return (duty == null ? "any duty" : duty)
                    + (at == null ? "" : " at " + at)
                    + (consequence == null ? "" : " brings " + consequence);
        }
    }

    private static boolean agree(Object told, Object shown) {
        return told == null || told.equals(shown);
    }

    /** The same with every visible and hidden string changed. */
    Expectation withWords(UnaryOperator<String> change) {
        return new Expectation(
                events,
                stage,
                outcome,
                ball,
                rejected,
                status,
                allowed,
                notAllowed,
                each(visible, change),
                each(hidden, change),
                notified,
                preview,
                held,
                money);
    }

    private static List<String> each(List<String> words, UnaryOperator<String> change) {
        return words == null ? null : words.stream().map(change).toList();
    }

    /** Whether the step's request must be refused. */
    boolean refusal() {
        return rejected != null || status != null && status >= 400;
    }
}
