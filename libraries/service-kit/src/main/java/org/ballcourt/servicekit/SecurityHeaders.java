package org.ballcourt.servicekit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What keeps a browser from doing with an answer what it was not meant for. */
final class SecurityHeaders {
    /** What a page of ours may load, where it says nothing narrower itself: nothing from elsewhere, and nobody may frame it. */
    static final String PAGES = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", PAGES,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer");

    private SecurityHeaders() {}

    /** Of what was answered before the check of the token; an answer that has some of its own keeps them. */
    static void addMissing(HttpServletResponse response) {
        if (!response.isCommitted()) {
            ALL.forEach((name, value) -> {
                if (!response.containsHeader(name)) {
                    response.setHeader(name, value);
                }
            });
        }
    }
}
