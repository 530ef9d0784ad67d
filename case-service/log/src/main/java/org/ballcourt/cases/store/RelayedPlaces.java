package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** Where in the topic the newest event of each relayed case lies; so that it is seen when the topic has lost it. */
public interface RelayedPlaces {
    /** The largest offset in that partition at which an event of a case was acknowledged. */
    OptionalLong newest(int partition);

    /** Ids of at most {@code limit} cases of these segments whose newest event lies at that offset or behind it. */
    List<String> from(Collection<Integer> segments, Place place, int limit);

    /** These cases have everything to relay, from their first event on. */
    void relayAgain(Collection<String> caseIds);
}
