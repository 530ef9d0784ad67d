package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** Instants as a store keeps them: to the millisecond, and sorting as time. */
final class BsonDates {
    private BsonDates() {}

    static Date of(Instant at) {
        return Date.from(at);
    }

    /** Null where the field is missing. */
    static Instant in(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
