package org.ballcourt.store.embedded;

/** A long read goes in slices, and between two of them writers and the disk have their turn, as MongoDB yields. */
final class Slice {
    /** Documents looked at; some milliseconds where they are large. */
    private static final int SIZE = 500;

    private int left = SIZE;

    void spend() {
        left--;
    }

    boolean isSpent() {
        return left <= 0;
    }
}
