package org.ballcourt.cases.relay;

import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Place;

/** The way to Kafka. */
interface EventPublisher {
    /** What becomes of a record; called once, on any thread. */
    interface SendCallback {
        /** @param place where it lies */
        void acknowledged(Place place);

        void failed(Exception cause);
    }

    /** Sends without waiting; acknowledged means that all in-sync replicas have it. */
    void send(LoggedEvent event, SendCallback callback);
}
