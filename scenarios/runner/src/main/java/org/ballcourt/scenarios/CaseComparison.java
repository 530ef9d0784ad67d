package org.ballcourt.scenarios;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The part of the comparison that looks at the case as it is shown; each answer is null where nothing differs. */
final class CaseComparison {
    private CaseComparison() {}

    static String stage(Expectation expected, Seen seen) {
        return expected.stage() == null
                ? null
                : AnswerComparison.differ("stage", expected.stage(), word(seen, "stage"));
    }

    static String outcome(Expectation expected, Seen seen) {
        return expected.outcome() == null
                ? null
                : AnswerComparison.differ("outcome", expected.outcome(), word(seen, "outcome"));
    }

    static String ball(Expectation expected, Seen seen) {
        if (expected.ball() == null) {
            return null;
        }
        List<Expectation.Ball> open = new ArrayList<>();
        seen.theCase()
                .path("ball")
                .forEach(duty -> open.add(new Expectation.Ball(
                        duty.path("holder").asString("?"),
                        duty.path("duty").asString("?"),
                        instant(duty.path("dueAt")))));
        return matchAll(expected.ball(), new ArrayList<>(open))
                ? null
                : "ball: expected " + expected.ball() + ", but it is " + open;
    }

    /** Pairs with a deadline are matched first, so that one without cannot take their partner. */
    private static boolean matchAll(List<Expectation.Ball> expected, List<Expectation.Ball> open) {
        if (expected.size() != open.size()) {
            return false;
        }
        Stream<Expectation.Ball> dated = expected.stream().filter(ball -> ball.dueAt() != null);
        Stream<Expectation.Ball> undated = expected.stream().filter(ball -> ball.dueAt() == null);
        return Stream.concat(dated, undated)
                .allMatch(wanted -> open.stream()
                        .filter(duty -> wanted.holder().equals(duty.holder())
                                && wanted.duty().equals(duty.duty())
                                && (wanted.dueAt() == null || wanted.dueAt().equals(duty.dueAt())))
                        .findFirst()
                        .map(open::remove)
                        .orElse(false));
    }

    static String preview(Expectation expected, Seen seen) {
        Expectation.Preview wanted = expected.preview();
        if (wanted == null) {
            return null;
        }
        List<Expectation.Preview> shown = new ArrayList<>();
        seen.theCase()
                .path("ball")
                .forEach(duty -> shown.add(new Expectation.Preview(
                        duty.path("duty").asString("?"),
                        instant(duty.path("ifSilent").path("at")),
                        duty.path("ifSilent").path("consequence").asString("?"))));
        boolean there = shown.stream()
                .anyMatch(preview -> (wanted.duty() == null || wanted.duty().equals(preview.duty()))
                        && (wanted.at() == null || wanted.at().equals(preview.at()))
                        && (wanted.consequence() == null || wanted.consequence().equals(preview.consequence())));
        return there ? null : "preview: expected " + wanted + ", but it shows " + shown;
    }

    static String held(Expectation expected, Seen seen) {
        if (expected.held() == null) {
            return null;
        }
        for (Map.Entry<String, Duration> wanted : expected.held().entrySet()) {
            String held = seen.theCase().path("held").path(wanted.getKey()).asString("PT0S");
            if (!wanted.getValue().equals(duration(held))) {
                return "held: " + wanted.getKey() + " must have held it for " + wanted.getValue() + ", but did for "
                        + held + "; " + seen.theCase().path("held");
            }
        }
        return null;
    }

    /** Accounts that stand at zero need not be named. */
    static String money(Expectation expected, Seen seen) {
        if (expected.money() == null) {
            return null;
        }
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (Map.Entry<String, JsonNode> total : seen.theCase().path("money").properties()) {
            totals.put(total.getKey(), amount(total.getValue()));
        }
        if (totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).signum() != 0) {
            return "money: the totals " + totals + " do not sum to zero";
        }
        return withoutZeros(expected.money()).equals(withoutZeros(totals))
                ? null
                : "money: expected " + withoutZeros(expected.money()) + ", but it is " + totals;
    }

    private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> totals) {
        Map<String, BigDecimal> kept = new TreeMap<>(totals);
        kept.values().removeIf(total -> total.signum() == 0);
        return kept;
    }

    private static String word(Seen seen, String field) {
        return seen.theCase().isMissingNode()
                ? "not there, since no case was opened"
                : seen.theCase().path(field).asString("none");
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
