package org.ballcourt.cases.relay;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.ballcourt.cases.store.Place;

/** The ends of the partitions of the events, as the broker knows them. */
interface TopicTail {
    /**
     * Where a partition ends.
     *
     * @param offset the one that its next record gets
     * @param epoch counts its leaders; only where it changed can something be gone that is not missing at the end
     */
    record End(long offset, int epoch) {}

    /** @throws IllegalStateException while there is no such topic */
    Map<Integer, End> ends();

    /**
     * The newest records of a partition by their offsets: all that were written under later leaders than this one.
     *
     * @return for each the id of its event
     */
    NavigableMap<Long, String> writtenAfter(int partition, int epoch);

    /** Hands over what lies from there on to the end, in order; whatever is no event of ours is left out. */
    void readFrom(Place place, Consumer<List<Published>> batch);
}
