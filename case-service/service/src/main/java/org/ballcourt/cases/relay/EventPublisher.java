package org.ballcourt.cases.relay;

import java.util.List;
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

    /** These are sent soon, unless something comes between: what they need may be done for all of them at once. */
    default void prepare(List<LoggedEvent> soon) {}

    /** Sends without waiting; acknowledged means that all in-sync replicas have it. */
    void send(LoggedEvent event, SendCallback callback);
}
