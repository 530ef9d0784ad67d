package org.ballcourt.cases.view;

import org.ballcourt.contracts.RecordedEvent;

/** All events of all cases as they are published, for pages that stay open. */
public interface CaseFeed {
    /** Gets what is fed; may throw where its reader has gone, which ends the following. */
    interface Sink {
        /** @param position where to go on after this event */
        void event(String position, RecordedEvent event) throws Exception;

        /** Nothing came for a while. */
        void idle(String position) throws Exception;

        /** The feed ends; the reader may come again with its last position. */
        void end();
    }

    /**
     * Feeds a sink, in a thread of its own, until the sink throws or the feed closes.
     *
     * @param after the last position that the reader has; null for from now on
     * @throws IllegalArgumentException if that is no position
     */
    AutoCloseable follow(String after, Sink sink);
}
