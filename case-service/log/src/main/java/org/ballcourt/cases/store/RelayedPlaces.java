package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The farthest place in the topic at which an event of each relayed case was acknowledged; so that it is seen when the topic has lost it. */
public interface RelayedPlaces {
    /** The largest offset in that partition at which an event of a case was acknowledged. */
    OptionalLong newest(int partition);

    /** Ids of at most {@code limit} cases of these segments of which an event was acknowledged at that offset or behind it. */
    List<String> from(Collection<Integer> segments, Place place, int limit);

    /** The same with the offset of each, the first ones first. */
    Map<String, Long> at(Collection<Integer> segments, Place place, int limit);

    /** These cases have everything to relay, from their first event on. */
    void relayAgain(Collection<String> caseIds);
}
