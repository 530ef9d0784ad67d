package org.ballcourt.servicekit.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class BackgroundWorkersTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final int SECONDS = 60;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BackgroundWorkers workers = new BackgroundWorkers(meters);
    private final WorkersHealthIndicator indicator = new WorkersHealthIndicator(workers);
    private final Semaphore runs = new Semaphore(0);
    private final List<Worker> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(Worker::close);
        workers.close();
    }

    @Test
    void runAtOnceAndAgainWhenTheyAreWoken() throws InterruptedException {
        Worker worker = start("patient", this::restsForEver);
        awaitRun();
        worker.wake();
        awaitRun();
    }

    @Test
    void runAgainAfterTheRest() throws InterruptedException {
        started.add(
                workers.every(Duration.ofMillis(10), "steady", runs::release).start());
        awaitRun();
        awaitRun();
        awaitRun();
    }

    @Test
    void goOnAtOnceWhereThereIsNoRest() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(3);
        start("eager", () -> {
            runs.release();
            return left.decrementAndGet() > 0 ? Duration.ZERO : FOR_EVER;
        });
        assertThat(runs.tryAcquire(3, SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runOnceMoreWhenTheyWereWokenDuringARun() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        Worker worker = start("busy", () -> {
            runs.release();
            await(woken);
            return FOR_EVER;
        });
        awaitRun();
        worker.wake();
        woken.countDown();
        awaitRun();
    }

    @Test
    void neverRunTwiceAtATimeAndHearEveryCall() throws InterruptedException {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger wanted = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Worker worker = start("exclusive", () -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            seen.set(wanted.get());
            under.decrementAndGet();
            runs.release();
            return Duration.ofNanos(1 + wanted.get() % 50_000);
        });
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 2_000; n++) {
                    wanted.incrementAndGet();
                    worker.wake();
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        while (seen.get() < 8_000) {
            awaitRun();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void doNotDelayEachOther() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch underWay = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            start("long-" + i, () -> {
                underWay.countDown();
                await(end);
                return FOR_EVER;
            });
        }
        assertThat(underWay.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        start("punctual", this::restsForEver);
        awaitRun();
        end.countDown();
    }

    @Test
    void goOnAfterAFailureAndTellOfIt() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger(2);
        Worker worker = start("unlucky", () -> {
            if (failures.getAndDecrement() > 0) {
                runs.release();
                throw new IllegalStateException("no luck");
            }
            return restsForEver();
        });
        awaitRun();
        worker.wake();
        awaitRun();
        worker.wake();
        awaitRun();
        worker.close();
        assertThat(failuresOf("unlucky")).as("the last run succeeded").isZero();
    }

    @Test
    void areDownWhenOneOfThemFailsAgainAndAgain() throws InterruptedException {
        start("well", this::restsForEver);
        awaitRun();
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        Worker worker = start("ill", () -> {
            runs.release();
            throw new IllegalStateException("ill");
        });
        for (int i = 0; i < WorkersHealthIndicator.TOO_OFTEN; i++) {
            awaitRun();
            worker.wake();
        }
        worker.close();
        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(failuresOf("ill")).isGreaterThanOrEqualTo(WorkersHealthIndicator.TOO_OFTEN);
        assertThat(indicator.health().getDetails()).containsOnlyKeys("ill", "well");
        // A new start would not mend what it stands on.
        assertThat(new LoopsHealthIndicator(workers::health).health().getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void areStuckWhileARunDoesNotEnd() {
        AtomicLong now = new AtomicLong(5);
        Map<String, WorkerHealth> watched = Map.of("stuck", new WorkerHealth(now::get));
        LoopsHealthIndicator loops = new LoopsHealthIndicator(() -> watched);
        watched.get("stuck").begun();
        now.addAndGet(LoopsHealthIndicator.STUCK.toNanos());
        assertThat(loops.health().getStatus()).isEqualTo(Status.UP);
        now.incrementAndGet();
        assertThat(loops.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(loops.health().getDetails()).containsOnlyKeys("stuck");
        watched.get("stuck").succeeded();
        assertThat(loops.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void runNoMoreOnceTheyAreClosed() throws InterruptedException {
        Worker worker = start("closed", this::restsForEver);
        awaitRun();
        worker.close();
        worker.wake();
        start("other", this::restsForEver);
        awaitRun();
        assertThat(runs.tryAcquire()).isFalse();
    }

    @Test
    void areInterruptedWhereARunDoesNotEnd() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Worker worker = start("stuck", () -> {
            runs.release();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException end) {
                interrupted.countDown();
            }
            return FOR_EVER;
        });
        awaitRun();
        assertThat(meters.get("ballcourt.worker.running")
                        .tag("worker", "stuck")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(0);
        worker.close(Duration.ofMillis(10));
        assertThat(interrupted.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private Worker start(String name, Supplier<Duration> work) {
        Worker worker = workers.worker(name, work).start();
        started.add(worker);
        return worker;
    }

    private Duration restsForEver() {
        runs.release();
        return FOR_EVER;
    }

    private void awaitRun() throws InterruptedException {
        assertThat(runs.tryAcquire(SECONDS, TimeUnit.SECONDS)).as("another run").isTrue();
    }

    private double failuresOf(String worker) {
        return meters.get("ballcourt.worker.failures")
                .tag("worker", worker)
                .gauge()
                .value();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void letsACostlyJobRestInProportion() {
        Duration pause = Duration.ofSeconds(2);
        assertThat(BackgroundWorkers.restAfter(Duration.ofMillis(100), pause)).isEqualTo(pause);
        assertThat(BackgroundWorkers.restAfter(Duration.ofMillis(500), pause)).isEqualTo(Duration.ofMillis(9_500));
        assertThat(BackgroundWorkers.restAfter(Duration.ofMinutes(1), pause)).isEqualTo(BackgroundWorkers.LONGEST_REST);
    }
}
