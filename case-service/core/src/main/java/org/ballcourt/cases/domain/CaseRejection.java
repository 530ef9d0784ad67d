package org.ballcourt.cases.domain;

import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;

/** A rule says no: the caller's fault, nothing is stored. Carries no stack trace, since it is a value that happens to be thrown. */
public final class CaseRejection extends RuntimeException {
    private final RejectionCode code;
    private final transient Message message;

    public CaseRejection(RejectionCode code, Message message) {
        super(
                code + ": " + message.key() + (message.arguments().isEmpty() ? "" : " " + message.arguments()),
                null,
                false,
                false);
        this.code = code;
        this.message = message;
    }

    public RejectionCode code() {
        return code;
    }

    /** What happened and what to do now, for people; {@link #getMessage} is for logs. */
    public Message message() {
        return message;
    }
}
