package org.ballcourt.cases.policy;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times such as {@code PT48H} and {@code P7D}; a day is as long as the clock's day. */
final class PolicyTime {
    private static final Pattern FORM = Pattern.compile(
            "(-?)P(?=[0-9T])(?:([0-9]{1,5})D)?(T(?=[0-9])(?:[0-9]{1,6}H)?(?:[0-9]{1,6}M)?(?:[0-9]{1,6}S)?)?");
    private static final Duration FULL_DAY = Duration.ofDays(1);

    private PolicyTime() {}

    /** Null for a text of another form, which the schema names already. */
    static Duration parse(String text, Duration day) {
        Matcher parts = text == null ? null : FORM.matcher(text);
        if (parts == null || !parts.matches()) {
            return null;
        }
        Duration days = parts.group(2) == null ? Duration.ZERO : day.multipliedBy(Long.parseLong(parts.group(2)));
        Duration rest = parts.group(3) == null ? Duration.ZERO : Duration.parse("P" + parts.group(3));
        return parts.group(1).isEmpty() ? days.plus(rest) : days.plus(rest).negated();
    }

    /** Whether days are named in it: {@code P7D}, and not {@code PT168H}. */
    static boolean isInDays(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() && parts.group(2) != null;
    }

    static Duration parse(String text) {
        return parse(text, FULL_DAY);
    }
}
