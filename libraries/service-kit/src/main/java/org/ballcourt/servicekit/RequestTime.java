package org.ballcourt.servicekit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads the times in requests. */
public final class RequestTime {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("9999-12-31T00:00:00Z");

    private RequestTime() {}

    /** @throws DateTimeException for what is no time, or one for which no store and no calendar has room */
    public static Instant parse(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        if (!isWithinReach(time)) {
            throw new DateTimeException("Beyond the years 1 to 9999");
        }
        return time;
    }

    public static boolean isWithinReach(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(AFTER_LAST);
    }
}
