package org.ballcourt.consumer;

/** Something that works in the background; tests wait until all of them have nothing in flight. */
public interface IdleCheck {
    /** Names it in the answer to who is still busy. */
    String name();

    /** Nothing is in flight right now. */
    boolean isIdle();

    /** What it is busy with, as far as it knows. */
    default String doing() {
        return "";
    }
}
