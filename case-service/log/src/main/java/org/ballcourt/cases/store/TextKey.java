package org.ballcourt.cases.store;

/**
 * The key that opens one text and no other.
 *
 * @param bytes null unless the state is OPEN
 */
public record TextKey(State state, byte[] bytes) {
    /** Whether there is such a key. */
    public enum State {
        OPEN,
        /** The person's key was destroyed. */
        ERASED,
        /** Sealed before texts had keys of their own; its key would open the person's other texts too. */
        SHARED,
        /** Another service holds the key. */
        ELSEWHERE
    }
}
