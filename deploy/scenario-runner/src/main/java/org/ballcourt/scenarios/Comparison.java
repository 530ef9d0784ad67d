package org.ballcourt.scenarios;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the first difference between what a story expects and what was seen, and says it in plain words. */
final class Comparison {
    private static final List<BiFunction<Expectation, Seen, String>> CHECKS = List.of(
            Comparison::request,
            Comparison::events,
            Comparison::stage,
            Comparison::outcome,
            Comparison::ball,
            Comparison::preview,
            Comparison::allowed,
            Comparison::notAllowed,
            Comparison::visible,
            Comparison::hidden,
            Comparison::notified,
            Comparison::held,
            Comparison::money);

    private Comparison() {}

    static Optional<String> firstDifference(Expectation expected, Seen seen) {
        return CHECKS.stream()
                .map(check -> check.apply(expected, seen))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String request(Expectation expected, Seen seen) {
        Answer answer = seen.request();
        if (answer == null) {
            return expected.rejected() == null && expected.status() == null
                    ? null
                    : "this step sends no request that could be refused or have a status";
        }
        if (expected.rejected() != null) {
            return rejected(expected.rejected(), seen);
        }
        if (expected.status() != null && expected.status() != answer.status()) {
            return "status: expected " + expected.status() + ", but came "
                    + (answer.accepted() ? answer.status() : answer.refusal());
        }
        if (!expected.refusal() && !answer.accepted()) {
            return "it was refused: " + answer.refusal();
        }
        return expected.refusal() ? nothingStored(seen) : null;
    }

    private static String rejected(String code, Seen seen) {
        Answer answer = seen.request();
        if (answer.accepted()) {
            return "it must be rejected with " + code + ", but was accepted and stored " + seen.stored();
        }
        if (!answer.code().equals(code)) {
            return "it must be rejected with " + code + ", but was refused with " + answer.refusal();
        }
        return nothingStored(seen);
    }

    private static String nothingStored(Seen seen) {
        return seen.stored().isEmpty() ? null : "it was refused, but stored " + seen.stored();
    }

    private static String events(Expectation expected, Seen seen) {
        if (expected.events() == null) {
            return null;
        }
        boolean closingToo = expected.events().contains("CaseClosed");
        List<String> events = seen.events().stream()
                .filter(name -> closingToo || !name.equals("CaseClosed"))
                .toList();
        return differ("events", expected.events(), events);
    }

    private static String stage(Expectation expected, Seen seen) {
        return expected.stage() == null ? null : differ("stage", expected.stage(), word(seen, "stage"));
    }

    private static String outcome(Expectation expected, Seen seen) {
        return expected.outcome() == null ? null : differ("outcome", expected.outcome(), word(seen, "outcome"));
    }

    private static String ball(Expectation expected, Seen seen) {
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
        return Stream.concat(dated, undated).allMatch(wanted -> open.stream()
                .filter(duty -> wanted.holder().equals(duty.holder())
                        && wanted.duty().equals(duty.duty())
                        && (wanted.dueAt() == null || wanted.dueAt().equals(duty.dueAt())))
                .findFirst()
                .map(open::remove)
                .orElse(false));
    }

    private static String preview(Expectation expected, Seen seen) {
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

    private static String allowed(Expectation expected, Seen seen) {
        return expected.allowed() == null
                ? null
                : expected.allowed().stream()
                        .filter(action -> !seen.allowed().contains(action))
                        .findFirst()
                        .map(action -> "allowed: " + action + " is missing among " + seen.allowed())
                        .orElse(null);
    }

    private static String notAllowed(Expectation expected, Seen seen) {
        return expected.notAllowed() == null
                ? null
                : expected.notAllowed().stream()
                        .filter(seen.allowed()::contains)
                        .findFirst()
                        .map(action -> "notAllowed: " + action + " is offered all the same")
                        .orElse(null);
    }

    private static String visible(Expectation expected, Seen seen) {
        return expected.visible() == null
                ? null
                : expected.visible().stream()
                        .filter(words -> !seen.text().shows(words))
                        .findFirst()
                        .map(words -> "visible: '" + words + "' does not occur in the answer")
                        .orElse(null);
    }

    private static String hidden(Expectation expected, Seen seen) {
        return expected.hidden() == null
                ? null
                : expected.hidden().stream()
                        .filter(seen.text()::shows)
                        .findFirst()
                        .map(words -> "hidden: '" + words + "' occurs in the answer")
                        .orElse(null);
    }

    private static String notified(Expectation expected, Seen seen) {
        if (expected.notified() == null) {
            return null;
        }
        for (Expectation.Notice notice : expected.notified()) {
            List<String> delivered = seen.delivered().getOrDefault(notice.actor(), List.of());
            long wanted = expected.notified().stream().filter(notice::equals).count();
            long came = delivered.stream().filter(notice.template()::equals).count();
            if (came < wanted) {
                return "notified: " + notice.actor() + " did not get '" + notice.template() + "'"
                        + (delivered.isEmpty() ? ", nor anything else" : ", but " + delivered);
            }
        }
        return null;
    }

    private static String held(Expectation expected, Seen seen) {
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
    private static String money(Expectation expected, Seen seen) {
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

    private static String differ(String what, Object expected, Object seen) {
        return expected.equals(seen) ? null : what + ": expected " + expected + ", but it is " + seen;
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
