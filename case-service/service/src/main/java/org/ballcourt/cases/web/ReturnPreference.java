package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of an answer a caller wants, by the header {@code Prefer} (RFC 7240); other preferences are passed over. */
enum ReturnPreference {
    NONE,
    MINIMAL,
    REPRESENTATION;

    static final String HEADER = "Prefer";

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*[^\"a-zA-Z-][^\"]*\"");
    private static final Pattern RETURN =
            Pattern.compile("(?:^|,)\\s*return\\s*=\\s*\"?([^\\s\",;]*)", Pattern.CASE_INSENSITIVE);

    static ReturnPreference of(HttpServletRequest request) {
        String first = request.getHeader(HEADER);
        return first == null ? NONE : of(String.join(",", Collections.list(request.getHeaders(HEADER))));
    }

    /** Where it is named twice, the first one counts. */
    static ReturnPreference of(String preferences) {
        Matcher named = RETURN.matcher(QUOTED.matcher(preferences).replaceAll("\"\""));
        if (!named.find()) {
            return NONE;
        }
        return switch (named.group(1).toLowerCase(Locale.ROOT)) {
            case "minimal" -> MINIMAL;
            case "representation" -> REPRESENTATION;
            default -> NONE;
        };
    }

    /** What the answer says of it. */
    Optional<String> applied() {
        return this == NONE ? Optional.empty() : Optional.of("return=" + name().toLowerCase(Locale.ROOT));
    }
}
