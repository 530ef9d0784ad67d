package org.ballcourt.consumer;

/** Counts what the rules did. */
interface Tally {
    void applied();

    void duplicate();

    void gap();

    void parked();
}
