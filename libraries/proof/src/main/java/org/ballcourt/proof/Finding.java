package org.ballcourt.proof;

/**
 * Something that a verifier found.
 *
 * @param where the place, e.g. {@code event 3 /data/amount} or {@code receipt c-17}
 */
public record Finding(String where, String en, String zh) {
    @Override
    public String toString() {
        return where + ": " + en + " / " + zh;
    }
}
