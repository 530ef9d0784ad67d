package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.RelayedPlaces;
import org.ballcourt.contracts.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the topic no longer has events which it once acknowledged (its end was cut off, or it was emptied or made anew), and has
 * their cases relayed again from the log. Readers meet some events twice, and miss none. A new leader may take a moment to know its
 * own end, so only what is missing at two looks counts.
 */
final class LostEvents {
    private static final Logger log = LoggerFactory.getLogger(LostEvents.class);
    static final Duration PACE = Duration.ofSeconds(10);

    private static final int PAGE = 500;

    private final RelayedPlaces places;
    private final Supplier<Map<Integer, Long>> ends;
    private final Supplier<Set<Integer>> owned;
    private final Consumer<RelayInput> relay;
    private Set<Integer> missedBefore = Set.of();

    /**
     * @param ends the end of each partition of the topic: the offset that its next record gets
     * @param owned the segments that this process relays
     */
    LostEvents(
            RelayedPlaces places,
            Supplier<Map<Integer, Long>> ends,
            Supplier<Set<Integer>> owned,
            Consumer<RelayInput> relay) {
        this.places = places;
        this.ends = ends;
        this.owned = owned;
        this.relay = relay;
    }

    /** Asks the store first: what is acknowledged after that is no loss. */
    void look() {
        Map<Integer, Long> newest = new HashMap<>();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            int each = partition;
            places.newest(each).ifPresent(offset -> newest.put(each, offset));
        }
        Map<Integer, Long> now = ends.get();
        Set<Integer> missed = new HashSet<>();
        newest.forEach((partition, offset) -> {
            long end = now.getOrDefault(partition, 0L);
            if (offset >= end && missedBefore.contains(partition)) {
                relayAgain(new Place(partition, end));
            } else if (offset >= end) {
                missed.add(partition);
            }
        });
        missedBefore = missed;
    }

    private void relayAgain(Place end) {
        long cases = 0;
        List<String> lost = places.from(owned.get(), end, PAGE);
        while (!lost.isEmpty()) {
            cases += lost.size();
            relay.accept(new RelayInput.Lost(lost));
            places.relayAgain(lost);
            relay.accept(new RelayInput.Lost(lost));
            lost = places.from(owned.get(), end, PAGE);
        }
        if (cases > 0) {
            log.warn(
                    "Partition {} of {} ends at {}, before events that it had acknowledged; {} cases are relayed again",
                    end.partition(),
                    Topics.CASE_EVENTS,
                    end.offset(),
                    cases);
        }
    }
}
