package org.ballcourt.cases.standing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as text that sorts: always in UTC and with milliseconds. */
final class Stamp {
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Stamp() {}

    static String of(Instant at) {
        return SORTABLE.format(at);
    }
}
