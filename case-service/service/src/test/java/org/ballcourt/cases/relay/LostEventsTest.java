package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.RelayedPlaces;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;

/** What is seen of a topic that no longer has what it acknowledged. */
class LostEventsTest {
    private final Map<Integer, TopicTail.End> ends = new HashMap<>();
    private final Set<String> relayedAgain = new HashSet<>();
    private final List<RelayInput> told = new ArrayList<>();
    private final LostEvents lost = new LostEvents(new Marks(), new Tail(), told::add);

    LostEventsTest() {
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            ends.put(partition, new TopicTail.End(100, 1));
        }
    }

    private final Map<Integer, Long> marked = new HashMap<>();

    /** One case a partition, named after it. */
    private final class Marks implements RelayedPlaces {
        @Override
        public OptionalLong newest(int partition) {
            return marked.containsKey(partition) ? OptionalLong.of(marked.get(partition)) : OptionalLong.empty();
        }

        @Override
        public List<String> from(Collection<Integer> segments, Place place, int limit) {
            return newest(place.partition()).orElse(-1) < place.offset()
                    ? List.of()
                    : List.of("BC-" + place.partition());
        }

        @Override
        public Map<String, Long> at(Collection<Integer> segments, Place place, int limit) {
            return Map.of();
        }

        @Override
        public void relayAgain(Collection<String> caseIds) {
            relayedAgain.addAll(caseIds);
            marked.keySet().removeIf(partition -> caseIds.contains("BC-" + partition));
        }
    }

    private final class Tail implements TopicTail {
        @Override
        public Map<Integer, End> ends() {
            return Map.copyOf(ends);
        }

        @Override
        public NavigableMap<Long, String> writtenAfter(int partition, int epoch) {
            return new TreeMap<>();
        }

        @Override
        public void readFrom(Place place, Consumer<List<Published>> batch) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void looksAtEveryPartitionThatTheTopicHas() {
        int beyondOurs = Topics.PARTITIONS + 20;
        ends.put(beyondOurs, new TopicTail.End(100, 1));
        marked.put(beyondOurs, 120L);

        lost.look();
        lost.look();

        assertThat(relayedAgain).containsExactly("BC-" + beyondOurs);
    }

    /** Between two looks it grew and lost just that again, under the same leader. */
    @Test
    void seesAtOnceThatTheTopicWasCutBackToWhereItEnded() {
        lost.look();
        lost.acknowledged(new Place(3, 103), "BC-1", 7);
        lost.look();
        assertThat(relayedAgain)
                .as("a leader may take a moment to know its end")
                .isEmpty();

        lost.look();

        assertThat(relayedAgain).containsExactly("BC-1");
        assertThat(told).contains(new RelayInput.Lost(List.of("BC-1")));
    }

    @Test
    void missesNothingThatLiesBeforeTheEnd() {
        lost.look();
        lost.acknowledged(new Place(3, 99), "BC-1", 7);
        for (int look = 0; look < 20; look++) {
            lost.look();
        }

        assertThat(relayedAgain).isEmpty();
    }
}
