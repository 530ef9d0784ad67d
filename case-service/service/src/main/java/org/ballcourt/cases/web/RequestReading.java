package org.ballcourt.cases.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ballcourt.cases.view.QueueQuery;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.servicekit.RequestTime;

/** Reads what a request says beside its body, and gathers all faults of that. */
final class RequestReading {
    private final List<FieldFault> faults = new ArrayList<>();

    /** A refusal for one fault alone. */
    static Refused refused(String caseId, String field, Message fault) {
        return new Refused(Problem.malformed(caseId, List.of(new FieldFault(field, fault))));
    }

    void fault(String field, Message fault) {
        faults.add(new FieldFault(field, fault));
    }

    boolean isFaultless() {
        return faults.isEmpty();
    }

    /** Throws {@link Refused} where anything that was read is faulty. */
    void requireFaultless(String caseId) {
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(caseId, faults));
        }
    }

    /** Null where the value is not given, empty or faulty. */
    <T> T read(String field, String value, Function<String, T> reader, Message fault) {
        try {
            return value == null || value.isEmpty() ? null : reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            fault(field, fault);
            return null;
        }
    }

    Instant instant(String field, String value) {
        return read(field, value, RequestTime::parse, Message.of("http.instant"));
    }

    String cursor(String value) {
        return read("cursor", value, QueueQuery::keyOf, Message.of("http.cursor"));
    }

    int limit(String value, int usual, int most) {
        Integer limit = read("limit", value, Integer::valueOf, Message.of("http.number"));
        if (limit != null && (limit < 1 || limit > most)) {
            fault("limit", Message.of("http.range").with("most", most));
        }
        return limit == null ? usual : limit;
    }
}
