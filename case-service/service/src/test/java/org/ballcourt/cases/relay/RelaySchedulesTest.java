package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ballcourt.cases.relay.RelayWorld.Node;
import org.ballcourt.cases.relay.RelayWorld.Sent;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.LossyCaseStore.Fault;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Two relays that both believe to own everything, a network that delays, loses and repeats, crashes at any step: whatever the order of
 * things, copies beyond the first are the only harm. A failing schedule is repeated by its seed.
 */
class RelaySchedulesTest {
    private static final int BATCHES = 20;
    private static final int SCHEDULES = 50;
    private static final int STEPS = 60;
    private static final List<String> CASES = List.of("BC-1", "BC-2");

    @RepeatedTest(BATCHES)
    void bringDuplicatesAtWorst(RepetitionInfo batch) {
        for (int i = 0; i < SCHEDULES; i++) {
            long seed = batch.getCurrentRepetition() * 1_000_000L + i;
            new Schedule(seed).run();
        }
    }

    private static final class Schedule {
        private final long seed;
        private final Random random;
        private final RelayWorld world = new RelayWorld();
        private final Node[] nodes = {world.node(), world.node()};
        private final List<String> told = new ArrayList<>();
        private final Map<String, Integer> commits = new HashMap<>();

        Schedule(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            world.store.deliverLate();
            world.settle(nodes[0]);
            world.settle(nodes[1]);
            nothingIsMarkedThatKafkaLacks();
            firstCopiesAreInOrder();
            everythingArrived();
        }

        private void step() {
            Node node = nodes[random.nextInt(2)];
            switch (random.nextInt(13)) {
                case 0, 1 -> commit(node);
                case 2 -> say("sweep", () -> node.sweeps());
                case 3, 4, 5 ->
                    say("turn", () -> {
                        node.turns();
                        nothingIsMarkedThatKafkaLacks();
                    });
                case 6, 7 -> some(world.network, sent -> !sent.arrived, "arrive", this::arrive);
                case 8, 9 ->
                    some(world.network, sent -> sent.arrived && !sent.answered, "acknowledge", Sent::isAcknowledged);
                case 10 -> some(world.network, sent -> !sent.answered, "fail", Sent::fails);
                case 11 ->
                    say("fault", () -> world.store.onMark(Fault.values()[random.nextInt(Fault.values().length)]));
                default -> crashOrDeliver();
            }
        }

        private void commit(Node node) {
            String caseId = CASES.get(random.nextInt(CASES.size()));
            if (commits.merge(caseId, 1, Integer::sum) <= 4) {
                CaseLog log = world.commit(caseId, 1 + random.nextInt(2));
                boolean heard = random.nextBoolean();
                say("commit " + caseId + (heard ? " heard" : ""), () -> {
                    if (heard) {
                        node.hears(log);
                    }
                });
            }
        }

        private void crashOrDeliver() {
            if (random.nextBoolean()) {
                int which = random.nextInt(2);
                say("crash", () -> {
                    nodes[which].crashes();
                    nodes[which] = world.node();
                });
            } else {
                say("late mark", () -> {
                    world.store.deliverLate();
                    nothingIsMarkedThatKafkaLacks();
                });
            }
        }

        private void arrive(Sent sent) {
            sent.arrives();
            firstCopiesAreInOrder();
        }

        private void some(List<Sent> sent, Predicate<Sent> which, String what, Consumer<Sent> then) {
            List<Sent> fitting = sent.stream().filter(which).toList();
            if (!fitting.isEmpty()) {
                Sent one = fitting.get(random.nextInt(fitting.size()));
                say(what + " " + one.event.event().id(), () -> then.accept(one));
            }
        }

        private void say(String what, Runnable action) {
            told.add(what);
            action.run();
        }

        private void firstCopiesAreInOrder() {
            for (String caseId : CASES) {
                List<Long> first = new ArrayList<>(new LinkedHashSet<>(world.topicOf(caseId)));
                for (int i = 0; i < first.size(); i++) {
                    assertThat(first.get(i))
                            .as("seed %s, %s: %s", seed, told, world.topicOf(caseId))
                            .isEqualTo(i + 1L);
                }
            }
        }

        private void nothingIsMarkedThatKafkaLacks() {
            for (String caseId : CASES) {
                CaseLog log = world.stored.load(caseId);
                Set<Long> there = new HashSet<>(world.topicOf(caseId));
                for (Commit commit : log.commits()) {
                    if (commit.n() <= log.relayed()) {
                        assertThat(there)
                                .as("seed %s, %s", seed, told)
                                .containsAll(commit.logged().stream()
                                        .map(LoggedEvent::seq)
                                        .toList());
                    }
                }
            }
        }

        private void everythingArrived() {
            for (String caseId : CASES) {
                CaseLog log = world.stored.load(caseId);
                assertThat(log.isPending()).as("seed %s, %s", seed, told).isFalse();
                assertThat(new HashSet<>(world.topicOf(caseId)))
                        .as("seed %s, %s", seed, told)
                        .hasSize((int) log.lastSeq());
            }
        }
    }
}
