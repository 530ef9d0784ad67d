package org.ballcourt.cases.relay;

import org.ballcourt.cases.store.LoggedEvent;

/** The way to Kafka. */
interface EventPublisher {
    /** What becomes of a record; called once, on any thread. */
    interface SendCallback {
        void acknowledged();

        void failed(Exception cause);
    }

    /** Sends without waiting; acknowledged means that all in-sync replicas have it. */
    void send(LoggedEvent event, SendCallback callback);
}
