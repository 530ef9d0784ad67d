package org.ballcourt.store.embedded;

/** This opening of the file has ended, and with it whatever was not durable. */
final class OpeningEnded extends RuntimeException {
    private final boolean ran;

    OpeningEnded(boolean ran) {
        super("this opening of the store has ended", null, false, false);
        this.ran = ran;
    }

    /** The command ran, and what it did is lost; else it may be given to the next opening. */
    boolean isLoss() {
        return ran;
    }
}
