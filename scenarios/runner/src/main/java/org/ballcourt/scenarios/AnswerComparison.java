package org.ballcourt.scenarios;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds the first difference between what a story expects and what was seen, and says it in plain words. */
final class AnswerComparison {
    private static final List<BiFunction<Expectation, Seen, String>> CHECKS = List.of(
            AnswerComparison::request,
            AnswerComparison::events,
            CaseComparison::stage,
            CaseComparison::outcome,
            CaseComparison::ball,
            CaseComparison::preview,
            AnswerComparison::allowed,
            AnswerComparison::notAllowed,
            AnswerComparison::visible,
            AnswerComparison::hidden,
            AnswerComparison::notified,
            CaseComparison::held,
            CaseComparison::money);

    private AnswerComparison() {}

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

    static String differ(String what, Object expected, Object seen) {
        return expected.equals(seen) ? null : what + ": expected " + expected + ", but it is " + seen;
    }
}
