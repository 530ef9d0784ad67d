package org.ballcourt.evidence.intake;

/** The case core has not answered yet; the original is safe. */
public final class NotYetRegistered extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotYetRegistered(String evidenceId) {
        super(evidenceId, null, false, false);
    }
}
