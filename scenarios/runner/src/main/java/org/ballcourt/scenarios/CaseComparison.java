package org.ballcourt.scenarios;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The part of the comparison that looks at the case as it is shown; each answer is null where nothing differs. */
final class CaseComparison {
    private CaseComparison() {}

    static String word(Seen seen, String field) {
        return seen.theCase().isMissingNode()
                ? "not there, since no case was opened"
                : seen.theCase().path(field).asString("none");
    }

    static String ball(List<Expectation.Ball> expected, Seen seen) {
        List<Expectation.Ball> open = seen.theCase()
                .path("ball")
                .valueStream()
                .map(duty -> new Expectation.Ball(
                        duty.path("holder").asString("?"),
                        duty.path("duty").asString("?"),
                        instant(duty.path("dueAt"))))
                .toList();
        return matchAll(expected, new ArrayList<>(open)) ? null : "ball: expected " + expected + ", but it is " + open;
    }

    /** Duties with a deadline are matched first, so that one without cannot take their partner. */
    private static boolean matchAll(List<Expectation.Ball> expected, List<Expectation.Ball> open) {
        return expected.size() == open.size()
                && expected.stream()
                        .sorted(Comparator.comparing(wanted -> wanted.dueAt() == null))
                        .allMatch(wanted -> open.stream()
                                .filter(wanted::fits)
                                .findFirst()
                                .map(open::remove)
                                .orElse(false));
    }

    static String preview(Expectation.Preview expected, Seen seen) {
        List<Expectation.Preview> shown = seen.theCase()
                .path("ball")
                .valueStream()
                .map(duty -> new Expectation.Preview(
                        duty.path("duty").asString("?"),
                        instant(duty.path("ifSilent").path("at")),
                        duty.path("ifSilent").path("consequence").asString("?")))
                .toList();
        return shown.stream().anyMatch(expected::fits)
                ? null
                : "preview: expected " + expected + ", but it shows " + shown;
    }

    static String held(Map<String, Duration> expected, Seen seen) {
        JsonNode held = seen.theCase().path("held");
        return expected.entrySet().stream()
                .filter(wanted -> !wanted.getValue().equals(duration(time(held, wanted.getKey()))))
                .findFirst()
                .map(wanted -> "held: " + wanted.getKey() + " must have held it for " + wanted.getValue()
                        + ", but did for " + time(held, wanted.getKey()) + "; " + held)
                .orElse(null);
    }

    private static String time(JsonNode held, String holder) {
        return held.path(holder).asString("PT0S");
    }

    /** Accounts that stand at zero need not be named. */
    static String money(Map<String, BigDecimal> expected, Seen seen) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        seen.theCase().path("money").forEachEntry((account, total) -> totals.put(account, amount(total)));
        if (totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).signum() != 0) {
            return "money: the totals " + totals + " do not sum to zero";
        }
        Map<String, BigDecimal> wanted = withoutZeros(expected);
        return wanted.equals(withoutZeros(totals)) ? null : "money: expected " + wanted + ", but it is " + totals;
    }

    private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> totals) {
        Map<String, BigDecimal> kept = new TreeMap<>(totals);
        kept.values().removeIf(total -> total.signum() == 0);
        return kept;
    }

    private static BigDecimal amount(JsonNode node) {
        try {
            return new BigDecimal(node.asString("?"));
        } catch (NumberFormatException wrong) {
            throw new StoryError("the product shows the amount " + node + ", which is no decimal number");
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private static Instant instant(JsonNode node) {
        try {
            return node.isString() ? OffsetDateTime.parse(node.stringValue()).toInstant() : null;
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
