package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ballcourt.contracts.RecordedEvent;
import org.junit.jupiter.api.Test;

/** Whatever a broker and a store can do to a subscription, in any order: the documents come out the same. */
class RandomSchedulesTest {
    private static final int SCHEDULES = 500;
    private static final int CASES = 3;
    private static final int LENGTH = 6;

    @Test
    void comesToTheSameDocumentsByEveryWay() {
        World straight = new World();
        cases(straight).forEach(events -> events.forEach(straight.rules::receive));

        for (int seed = 0; seed < SCHEDULES; seed++) {
            World world = new World();
            List<List<RecordedEvent>> cases = cases(world);
            Random random = new Random(seed);
            makeFragile(world, random);
            List<CaseEventApplier> instances = List.of(world.rules, world.another());
            List<RecordedEvent> delivery = delivery(cases, random);
            while (!delivery.isEmpty()) {
                List<RecordedEvent> some = delivery.subList(0, Math.min(delivery.size(), 1 + random.nextInt(6)));
                untilTaken(instances.get(random.nextInt(2)), some);
                some.clear();
            }
            heal(world);
            for (List<RecordedEvent> events : cases) {
                world.rules.reach(events.getFirst().caseId(), LENGTH);
            }

            assertThat(world.documents.all()).as("seed %d", seed).isEqualTo(straight.documents.all());
            assertThat(world.parked).as("parked under seed %d", seed).isZero();
        }
    }

    private static List<List<RecordedEvent>> cases(World world) {
        return IntStream.range(0, CASES)
                .mapToObj(i -> world.history("case-" + i, LENGTH))
                .toList();
    }

    /** Some records lost, some repeated, some displaced. */
    private static List<RecordedEvent> delivery(List<List<RecordedEvent>> cases, Random random) {
        List<RecordedEvent> delivery = new ArrayList<>();
        for (int seq = 0; seq < LENGTH; seq++) {
            for (List<RecordedEvent> events : cases) {
                for (int copies = random.nextInt(4); copies > 0; copies--) {
                    int place = delivery.size() - random.nextInt(Math.min(delivery.size() + 1, 5));
                    delivery.add(place, events.get(seq));
                }
            }
        }
        return delivery;
    }

    private static void makeFragile(World world, Random random) {
        Runnable mayFail = () -> {
            if (random.nextInt(6) == 0) {
                throw World.storeIsAway();
            }
        };
        world.documents.beforeSave = mayFail;
        world.documents.afterSave = mayFail;
        world.whileFolding = mayFail;
        world.whilePulling = mayFail;
    }

    private static void heal(World world) {
        Runnable fine = () -> {};
        world.documents.beforeSave = fine;
        world.documents.afterSave = fine;
        world.whileFolding = fine;
        world.whilePulling = fine;
    }

    private static void untilTaken(CaseEventApplier rules, List<RecordedEvent> events) {
        Batch batch = new Batch();
        events.forEach(batch::add);
        while (!batch.pending().isEmpty()) {
            try {
                rules.receiveTogether(batch);
                batch.pending().forEach((caseId, left) -> {
                    left.forEach(rules::receive);
                    batch.done(caseId);
                });
            } catch (TransientFailure away) {
                // The loop gives them again.
            }
        }
    }
}
