package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ballcourt.cases.relay.TopicTail.End;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.RelayedPlaces;
import org.ballcourt.contracts.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the topic no longer has events which it once acknowledged (its end was cut off, or it was emptied or made anew), and has
 * their cases relayed again from the log. Readers meet some events twice, and miss none.
 *
 * <p>What is missing at the end is seen there; a new leader may take a moment to know its own end, so only what is missing at two looks
 * counts. Where others have written over what is gone, its leader is a later one: then the records that lie there are compared with
 * those that were acknowledged there.
 */
final class LostEvents {
    private static final Logger log = LoggerFactory.getLogger(LostEvents.class);
    static final Duration PACE = Duration.ofSeconds(10);

    private static final int PAGE = 500;

    private final RelayedPlaces places;
    private final TopicTail topic;
    private final Supplier<Set<Integer>> owned;
    private final Consumer<RelayInput> relay;
    private final Map<Integer, Integer> leaders = new HashMap<>();
    private Set<Integer> missedBefore = Set.of();

    /** @param owned the segments that this process relays */
    LostEvents(RelayedPlaces places, TopicTail topic, Supplier<Set<Integer>> owned, Consumer<RelayInput> relay) {
        this.places = places;
        this.topic = topic;
        this.owned = owned;
        this.relay = relay;
    }

    /**
     * For the time before a relay sends anything: what was lost before this process began is not written over by itself before it was
     * looked for.
     *
     * @return false as long as that is not known
     */
    boolean isKnown() {
        try {
            look();
            return missedBefore.isEmpty();
        } catch (RuntimeException notNow) {
            log.warn("Whether the topic still has what it acknowledged cannot be told just now: {}", notNow.toString());
            return false;
        }
    }

    /** Asks the store first: what is acknowledged after that is no loss. */
    synchronized void look() {
        Map<Integer, Long> newest = new HashMap<>();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            int each = partition;
            places.newest(each).ifPresent(offset -> newest.put(each, offset));
        }
        Map<Integer, End> now = topic.ends();
        Set<Integer> missed = new HashSet<>();
        newest.forEach((partition, offset) -> {
            long end = now.getOrDefault(partition, new End(0, 0)).offset();
            if (offset >= end && missedBefore.contains(partition)) {
                relayAgain(new Place(partition, end));
            } else if (offset >= end) {
                missed.add(partition);
            }
        });
        missedBefore = missed;
        now.forEach((partition, end) -> lookUnderNewLeader(partition, end.epoch()));
    }

    /** A leader that has written nothing yet is looked at again. */
    private void lookUnderNewLeader(int partition, int leader) {
        int before = leaders.computeIfAbsent(partition, _ -> leader);
        if (leader <= before) {
            leaders.put(partition, leader);
            return;
        }
        NavigableMap<Long, String> written = topic.writtenAfter(partition, before);
        if (written.isEmpty()) {
            return;
        }
        Place first = new Place(partition, written.firstKey());
        Map<String, Long> acknowledged = places.at(owned.get(), first, PAGE);
        boolean isOther = acknowledged.entrySet().stream()
                .anyMatch(place ->
                        place.getValue() <= written.lastKey() && !place.getKey().equals(written.get(place.getValue())));
        if (isOther) {
            relayAgain(first);
        }
        leaders.put(partition, leader);
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
                    "Partition {} of {} has lost events from {} on that it had acknowledged; {} cases are relayed again",
                    end.partition(),
                    Topics.CASE_EVENTS,
                    end.offset(),
                    cases);
        }
    }
}
