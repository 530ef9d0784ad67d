package org.ballcourt.benchmarks.load;

import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that a process and its children take from now on. */
final class CpuTime {
    private final ProcessHandle process;
    private final Duration before;

    private CpuTime(ProcessHandle process) {
        this.process = process;
        this.before = total();
    }

    static CpuTime of(long pid) {
        return new CpuTime(ProcessHandle.of(pid).orElseThrow());
    }

    /** Without its children, who are measured for themselves. */
    static CpuTime ofThisProcess() {
        return new CpuTime(ProcessHandle.current());
    }

    double millis() {
        return total().minus(before).toNanos() / 1e6;
    }

    private Duration total() {
        Stream<ProcessHandle> counted = process.equals(ProcessHandle.current())
                ? Stream.of(process)
                : Stream.concat(Stream.of(process), process.descendants());
        return counted.map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
