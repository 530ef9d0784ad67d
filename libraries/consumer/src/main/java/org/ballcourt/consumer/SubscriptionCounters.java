package org.ballcourt.consumer;

/** Counts what the rules did. */
interface SubscriptionCounters {
    void applied();

    void duplicate();

    void gap();

    void parked();
}
