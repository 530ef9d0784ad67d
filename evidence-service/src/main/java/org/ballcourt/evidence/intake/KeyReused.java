package org.ballcourt.evidence.intake;

/** The idempotency key stands for another upload already. */
public final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyReused() {
        super(null, null, false, false);
    }
}
