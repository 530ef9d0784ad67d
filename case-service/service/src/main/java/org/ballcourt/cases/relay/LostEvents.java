package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ballcourt.cases.relay.TopicTail.End;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.RelayedPlaces;
import org.ballcourt.cases.store.Segments;
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

    /** Of so many looks at a topic that stands still one asks the store all the same. */
    private static final int FULL_LOOK_EVERY = 6;

    /** Of each partition; a broker that fails loses its last moments, not more. */
    private static final int REMEMBERED = 10_000;

    /** An event that was acknowledged. */
    private record Sent(String caseId, long seq) {
        boolean isIn(String eventId) {
            return (caseId + ":" + seq).equals(eventId);
        }
    }

    private final RelayedPlaces places;
    private final TopicTail topic;
    private final Consumer<RelayInput> relay;
    private final Map<Integer, Integer> leaders = new HashMap<>();
    private final Map<Integer, NavigableMap<Long, Sent>> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> writtenOver = ConcurrentHashMap.newKeySet();
    private final Lock looking = new ReentrantLock();
    private Set<Integer> missedBefore = Set.of();

    /** The ends of the topic when the last look found that it has everything; null where it did not. */
    private Map<Integer, End> complete;

    private int passedOver;

    /** @param relay of this process */
    LostEvents(RelayedPlaces places, TopicTail topic, Consumer<RelayInput> relay) {
        this.places = places;
        this.topic = topic;
        this.relay = relay;
    }

    /**
     * This process saw an event of that case acknowledged there, and looks itself whether it stays: the store keeps the newest place of a
     * case only, and the case may go on before anybody looks. For any thread.
     */
    void acknowledged(Place place, String caseId, long seq) {
        NavigableMap<Long, Sent> there = there(place.partition());
        if (there.containsKey(place.offset())) {
            giveUp(there.tailMap(place.offset(), true));
        }
        there.put(place.offset(), new Sent(caseId, seq));
        if (there.size() > REMEMBERED) {
            there.pollFirstEntry();
        }
    }

    private NavigableMap<Long, Sent> there(int partition) {
        return acknowledged.computeIfAbsent(partition, _ -> new ConcurrentSkipListMap<>());
    }

    /** The topic does not have these any more. */
    private void giveUp(NavigableMap<Long, Sent> gone) {
        gone.values().forEach(sent -> writtenOver.add(sent.caseId()));
        gone.clear();
    }

    /**
     * For the time before a relay sends anything: what was lost before this process began is not written over by itself before it was
     * looked for.
     *
     * @return false as long as that is not known
     */
    boolean isKnown() {
        try {
            return look() && missedBefore.isEmpty();
        } catch (RuntimeException notNow) {
            log.warn("Whether the topic still has what it acknowledged cannot be told just now: {}", notNow.toString());
            return false;
        }
    }

    /** False, and nothing is done, while another thread looks. */
    boolean look() {
        if (!looking.tryLock()) {
            return false;
        }
        try {
            lookAtAll();
            return true;
        } finally {
            looking.unlock();
        }
    }

    /** Asks the store first: what is acknowledged after that is no loss. */
    private void lookAtAll() {
        Map<Integer, End> first = topic.ends();
        if (++passedOver < FULL_LOOK_EVERY && writtenOver.isEmpty() && isAsItWas(first)) {
            return;
        }
        passedOver = 0;
        complete = null;
        Map<Integer, Long> newest = new HashMap<>();
        // A topic that was made by hand may have more than ours, and one that was made anew fewer than before.
        Set<Integer> partitions =
                IntStream.range(0, Topics.PARTITIONS).boxed().collect(Collectors.toCollection(HashSet::new));
        partitions.addAll(first.keySet());
        partitions.forEach(each -> places.newest(each).ifPresent(offset -> newest.put(each, offset)));
        // The store may not have been told of the last ones yet.
        acknowledged.forEach((partition, there) -> {
            if (!there.isEmpty()) {
                newest.merge(partition, there.lastKey(), Math::max);
            }
        });
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
        // Where something is missing at the end it is not known yet what will lie there.
        now.forEach((partition, end) -> {
            if (!missed.contains(partition)) {
                lookUnderNewLeader(partition, end.epoch());
            }
        });
        relayAgain(Set.copyOf(writtenOver));
        if (missed.isEmpty()) {
            complete = now;
        }
    }

    /**
     * What had been acknowledged at the last look lies before these ends, and so does all that this process saw acknowledged since: a topic
     * that has grown and was cut back to where it ended has the same ends. Only what another process marked late may be unknown.
     */
    private boolean isAsItWas(Map<Integer, End> ends) {
        return ends.equals(complete)
                && acknowledged.entrySet().stream().allMatch(one -> {
                    Map.Entry<Long, Sent> newest = one.getValue().lastEntry();
                    End end = ends.get(one.getKey());
                    return newest == null || end != null && newest.getKey() < end.offset();
                });
    }

    /** A leader that has written nothing yet is looked at again. */
    private void lookUnderNewLeader(int partition, int leader) {
        int before = leaders.computeIfAbsent(partition, _ -> leader);
        if (leader <= before) {
            leaders.put(partition, leader);
            return;
        }
        NavigableMap<Long, Sent> known = new TreeMap<>(there(partition));
        NavigableMap<Long, String> written = topic.writtenAfter(partition, before);
        if (written.isEmpty()) {
            return;
        }
        Place first = new Place(partition, written.firstKey());
        known.tailMap(written.firstKey(), true).forEach((offset, sent) -> {
            if (!sent.isIn(written.get(offset)) && there(partition).remove(offset, sent)) {
                writtenOver.add(sent.caseId());
            }
        });
        boolean isOther = places.at(Segments.ALL, first, PAGE).entrySet().stream()
                .anyMatch(place ->
                        place.getValue() <= written.lastKey() && !isOf(place.getKey(), written.get(place.getValue())));
        if (isOther) {
            relayAgain(first);
        }
        leaders.put(partition, leader);
    }

    private static boolean isOf(String caseId, String eventId) {
        return eventId != null && eventId.startsWith(caseId + ":");
    }

    private void relayAgain(Place end) {
        giveUp(there(end.partition()).tailMap(end.offset(), true));
        Set<String> lost = new HashSet<>(places.from(Segments.ALL, end, PAGE));
        lost.addAll(writtenOver);
        while (!lost.isEmpty()) {
            relayAgain(lost);
            lost = Set.copyOf(places.from(Segments.ALL, end, PAGE));
        }
    }

    /** Whichever process relays them: another finds in the store that its own mark is gone, this one may not have marked them yet. */
    private void relayAgain(Set<String> lost) {
        if (!lost.isEmpty()) {
            relay.accept(new RelayInput.Lost(List.copyOf(lost)));
            places.relayAgain(lost);
            relay.accept(new RelayInput.Lost(List.copyOf(lost)));
            writtenOver.removeAll(lost);
            log.warn(
                    "{} has lost events that it had acknowledged; {} cases are relayed again",
                    Topics.CASE_EVENTS,
                    lost.size());
        }
    }
}
