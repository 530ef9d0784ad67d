package org.ballcourt.torture.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Everybody who asks the product for something, each on a thread of their own. */
public final class Load {
    private final Shift shift = new Shift();
    private final LoadTally tally = new LoadTally();
    private final List<Thread> threads = new ArrayList<>();

    /** @param planned how long the run is to take */
    public record Size(int callers, Duration planned) {}

    private Load() {}

    /** Starts everybody; the product must be there. */
    public static Load start(Site site, Seeds seeds, Journal journal, Size size) {
        Load load = new Load();
        HttpCaller.Crew crew =
                new HttpCaller.Crew(journal, load.tally, load.shift, load.time(site, seeds, size), site.sell());
        IntStream.rangeClosed(1, size.callers()).forEach(i -> {
            String name = "c" + i;
            load.begin(name, new HttpCaller(name, seeds, new Front(site, load.shift, load.tally), crew));
        });
        load.begin("kafka", new KafkaCaller(site, seeds, crew));
        return load;
    }

    /** Only a product that runs in one process has a clock that can be moved. */
    private Supplier<Instant> time(Site site, Seeds seeds, Size size) {
        if (site.secret() != null) {
            return Instant::now;
        }
        ClockMover clock =
                new ClockMover(new Front(site, shift, tally), shift, tally, seeds.of("clock"), size.planned());
        clock.begin();
        begin("clock", clock);
        return clock::now;
    }

    private void begin(String name, Runnable work) {
        threads.add(Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((thread, failed) -> {
                    failed.printStackTrace();
                    tally.failure(thread.getName() + " stopped working: " + failed);
                })
                .start(work));
    }

    public LoadTally tally() {
        return tally;
    }

    /** Comes back when everything that was asked is answered, or never will be. */
    public void end() throws InterruptedException {
        shift.end();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
