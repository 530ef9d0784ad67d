package org.ballcourt.cases.domain;

import org.ballcourt.contracts.RejectionCode;

/** A rule says no: the caller's fault, nothing is stored. Carries no stack trace, since it is a value that happens to be thrown. */
public final class CaseRejection extends RuntimeException {
    private final RejectionCode code;
    private final transient Words words;

    public CaseRejection(RejectionCode code, String en, String zh) {
        super(code + ": " + en, null, false, false);
        this.code = code;
        this.words = new Words(en, zh);
    }

    public RejectionCode code() {
        return code;
    }

    /** What happened and what to do now. */
    public Words words() {
        return words;
    }
}
