package org.ballcourt.cases.model;

import org.ballcourt.contracts.RejectionCode;

/** The model refuses. */
final class No extends RuntimeException {
    final RejectionCode code;

    No(RejectionCode code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    static void unless(boolean fine, RejectionCode code) {
        if (!fine) {
            throw new No(code);
        }
    }
}
