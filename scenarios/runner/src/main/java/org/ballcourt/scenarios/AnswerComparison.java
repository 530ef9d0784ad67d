package org.ballcourt.scenarios;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Finds the first difference between what a story expects and what was seen, and says it in plain words. */
final class AnswerComparison {
    private static final List<BiFunction<Expectation, Seen, String>> CHECKS = List.of(
            AnswerComparison::request,
            check(Expectation::events, AnswerComparison::events),
            check(Expectation::stage, (stage, seen) -> differ("stage", stage, CaseComparison.word(seen, "stage"))),
            check(Expectation::outcome, (end, seen) -> differ("outcome", end, CaseComparison.word(seen, "outcome"))),
            check(Expectation::ball, CaseComparison::ball),
            check(Expectation::preview, CaseComparison::preview),
            check(
                    Expectation::allowed,
                    each(
                            (action, seen) -> seen.allowed().contains(action),
                            (action, seen) -> "allowed: " + action + " is missing among " + seen.allowed())),
            check(
                    Expectation::notAllowed,
                    each(
                            (action, seen) -> !seen.allowed().contains(action),
                            (action, seen) -> "notAllowed: " + action + " is offered all the same")),
            check(
                    Expectation::visible,
                    each(
                            (words, seen) -> seen.text().shows(words),
                            (words, seen) -> "visible: '" + words + "' does not occur in the answer")),
            check(
                    Expectation::hidden,
                    each(
                            (words, seen) -> !seen.text().shows(words),
                            (words, seen) -> "hidden: '" + words + "' occurs in the answer")),
            check(Expectation::notified, AnswerComparison::notified),
            check(Expectation::held, CaseComparison::held),
            check(Expectation::money, CaseComparison::money));

    private AnswerComparison() {}

    static Optional<String> firstDifference(Expectation expected, Seen seen) {
        return CHECKS.stream()
                .map(check -> check.apply(expected, seen))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Holds where the story does not say. */
    private static <T> BiFunction<Expectation, Seen, String> check(
            Function<Expectation, T> told, BiFunction<T, Seen, String> difference) {
        return (expected, seen) -> told.apply(expected) == null ? null : difference.apply(told.apply(expected), seen);
    }

    private static BiFunction<List<String>, Seen, String> each(
            BiPredicate<String, Seen> holds, BiFunction<String, Seen, String> difference) {
        return (all, seen) -> all.stream()
                .filter(one -> !holds.test(one, seen))
                .findFirst()
                .map(one -> difference.apply(one, seen))
                .orElse(null);
    }

    private static String request(Expectation expected, Seen seen) {
        Answer answer = seen.request();
        String code = expected.rejected();
        Integer status = expected.status();
        if (answer == null) {
            return code == null && status == null
                    ? null
                    : "this step sends no request that could be refused or have a status";
        }
        if (code != null && answer.accepted()) {
            return "it must be rejected with " + code + ", but was accepted and stored " + seen.stored();
        }
        if (code != null && !answer.code().equals(code)) {
            return "it must be rejected with " + code + ", but was refused with " + answer.refusal();
        }
        if (code == null && status != null && status != answer.status()) {
            return "status: expected " + status + ", but came "
                    + (answer.accepted() ? answer.status() : answer.refusal());
        }
        if (!expected.refusal()) {
            return answer.accepted() ? null : "it was refused: " + answer.refusal();
        }
        return seen.stored().isEmpty() ? null : "it was refused, but stored " + seen.stored();
    }

    private static String events(List<String> expected, Seen seen) {
        boolean closingToo = expected.contains("CaseClosed");
        List<String> events = seen.events().stream()
                .filter(name -> closingToo || !name.equals("CaseClosed"))
                .toList();
        return differ("events", expected, events);
    }

    private static String notified(List<Expectation.Notice> expected, Seen seen) {
        for (Expectation.Notice notice : expected) {
            List<String> delivered = seen.delivered().getOrDefault(notice.actor(), List.of());
            long wanted = expected.stream().filter(notice::equals).count();
            long came = delivered.stream().filter(notice.template()::equals).count();
            if (came < wanted) {
                return "notified: " + notice.actor() + " did not get '" + notice.template() + "'"
                        + (delivered.isEmpty() ? ", nor anything else" : ", but " + delivered);
            }
        }
        return null;
    }

    private static String differ(String what, Object expected, Object seen) {
        return expected.equals(seen) ? null : what + ": expected " + expected + ", but it is " + seen;
    }
}
