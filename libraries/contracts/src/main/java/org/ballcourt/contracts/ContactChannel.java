package org.ballcourt.contracts;

/** How somebody reached the platform's desk. */
public enum ContactChannel {
    CHAT,
    PHONE,
    EMAIL;

    /** Whether whoever asks is there and waits, as nobody does who wrote a letter. */
    public boolean isLive() {
        return this != EMAIL;
    }
}
