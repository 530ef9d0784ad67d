package org.ballcourt.consumer;

/** Counts what the rules did. */
interface SubscriptionCounters {
    void applied(int events);

    void duplicates(int events);

    void gap();

    void parked();
}
