package org.ballcourt.cases.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** A rule says no: the caller's fault, nothing is stored. Carries no stack trace, since it is a value that happens to be thrown. */
public final class CaseRejection extends RuntimeException {
    private final RejectionCode code;
    private final transient Message message;
    private final transient Map<String, Message> fields;

    public CaseRejection(RejectionCode code, Message message) {
        this(code, message, Map.of());
    }

    /** @param fields of the command that are to be mended, each with what is wrong with it */
    CaseRejection(RejectionCode code, Message message, Map<String, Message> fields) {
        super(
                code + ": " + message.key() + (message.arguments().isEmpty() ? "" : " " + message.arguments()),
                null,
                false,
                false);
        this.code = code;
        this.message = message;
        this.fields = fields;
    }

    /** The same refusal, which that field of the command has to be mended for. */
    CaseRejection in(String field) {
        return new CaseRejection(code, message, Map.of(field, message));
    }

    /** The same refusal, with one more field that has to be mended. */
    CaseRejection and(String field, Message wrong) {
        Map<String, Message> all = new LinkedHashMap<>(fields);
        all.put(field, wrong);
        return new CaseRejection(code, message, all);
    }

    /** Both at once, under the code of this one, which is looked for first. */
    CaseRejection and(Optional<CaseRejection> next) {
        return next.map(this::and).orElse(this);
    }

    private CaseRejection and(CaseRejection next) {
        Map<String, Message> all = new LinkedHashMap<>(fields);
        next.fields.forEach((field, wrong) -> all.merge(field, wrong, CaseRejection::both));
        return new CaseRejection(code, both(message, next.message), all);
    }

    /** One sentence after the other. */
    static Message both(Message one, Message next) {
        return Message.of("rule.both").with("one", one).with("next", next);
    }

    public RejectionCode code() {
        return code;
    }

    /** What happened and what to do now, for people; {@link #getMessage} is for logs. */
    public Message message() {
        return message;
    }

    /** What is wrong with which field of the command; empty where it is not in single fields. */
    public Map<String, Message> fields() {
        return fields;
    }
}
