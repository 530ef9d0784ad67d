package org.ballcourt.notifications.texts;

import java.time.Instant;
import java.util.List;

/**
 * A notice in one language.
 *
 * @param times what its texts say of times, so that a page may say them by its reader's clock
 */
public record NoticeText(String subject, String body, List<Time> times) {
    /** @param text as it stands in the notice */
    public record Time(String text, Instant at) {}

    public NoticeText {
        times = times == null ? List.of() : List.copyOf(times);
    }

    /** One that tells no time. */
    public NoticeText(String subject, String body) {
        this(subject, body, List.of());
    }
}
