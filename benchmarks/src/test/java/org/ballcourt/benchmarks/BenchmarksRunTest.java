package org.ballcourt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ballcourt.benchmarks.load.HttpLoad;
import org.ballcourt.benchmarks.load.UploadLoad;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark still runs, at a size that says nothing about time; but for the walk, which has no small size and is proved elsewhere. */
class BenchmarksRunTest {
    private static final Growth TINY = new Growth(500, 1_000, 1, 9);

    private static final String[] BRIEF = {
        "--flags",
        "-Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
        "--callers",
        "2",
        "--rounds",
        "1",
        "--round",
        "1",
        "--warm-up",
        "1",
        "--mib",
        "1",
        "--port",
        "0"
    };

    @Test
    void micro() throws RunnerException {
        var options = new OptionsBuilder()
                .include("org.ballcourt.benchmarks")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        assertThat(new Runner(options).run()).hasSize(8);
    }

    @Test
    void commandPath() {
        CommandPath.measure(9, 9);
    }

    @Test
    void commandLoad() throws Exception {
        CommandLoad load = new CommandLoad(2, 1, Duration.ofMillis(100), TINY);
        load.rate(true);
        load.growAndCompare();
    }

    @Test
    void storeGrowth() {
        StoreGrowth.compare(TINY);
    }

    /** Of the product on the tests' own class path; the rivals need a PostgreSQL and are run by hand. */
    @Test
    void httpLoad() throws Exception {
        HttpLoad.main(BRIEF);
    }

    @Test
    void uploadLoad() throws Exception {
        UploadLoad.main(BRIEF);
    }

    @Test
    void storeCalls() throws InterruptedException {
        try (StoreCalls calls = new StoreCalls(500)) {
            calls.run(8);
        }
    }
}
