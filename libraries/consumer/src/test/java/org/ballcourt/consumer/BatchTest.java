package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.contracts.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final World world = new World();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final Batch batch = new Batch();

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void keepsTheOrderWithinEachCase() {
        List<RecordedEvent> one = world.history("one", 50);
        List<RecordedEvent> two = world.history("two", 50);
        for (int i = 0; i < 50; i++) {
            batch.add(one.get(i));
            batch.add(two.get(i));
        }
        batch.run(event -> taken.add(event.id()), workers);

        assertThat(taken).hasSize(100);
        assertThat(taken.stream().filter(id -> id.startsWith("one")))
                .containsExactlyElementsOf(one.stream().map(RecordedEvent::id).toList());
    }

    @Test
    void handlesCasesSideBySide() {
        batch.add(world.history("one", 1).getFirst());
        batch.add(world.history("two", 1).getFirst());
        CountDownLatch both = new CountDownLatch(2);

        batch.run(event -> meet(both, event), workers);

        assertThat(taken).containsExactlyInAnyOrder("one:1", "two:1");
    }

    @Test
    void repeatsOnARetryOnlyWhatIsLeft() {
        world.history("good", 2).forEach(batch::add);
        world.history("bad", 3).forEach(batch::add);
        AtomicInteger failures = new AtomicInteger(1);

        assertThatThrownBy(() -> batch.run(event -> failAt("bad:2", failures, event), workers))
                .isInstanceOf(TransientFailure.class);
        assertThat(taken).containsExactlyInAnyOrder("good:1", "good:2", "bad:1");

        batch.run(event -> failAt("bad:2", failures, event), workers);
        assertThat(taken).hasSize(5).endsWith("bad:2", "bad:3");
    }

    private void meet(CountDownLatch both, RecordedEvent event) {
        both.countDown();
        try {
            assertThat(both.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        taken.add(event.id());
    }

    private void failAt(String id, AtomicInteger failures, RecordedEvent event) {
        if (event.id().equals(id) && failures.getAndDecrement() > 0) {
            throw World.storeIsAway();
        }
        taken.add(event.id());
    }
}
