package org.ballcourt.benchmarks.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ballcourt.evidence.blobs.BlobStore;
import org.ballcourt.evidence.blobs.StagedBlob;

/**
 * Uploads of evidence over HTTP, beside the same bytes through nothing but SHA-256 and the disk, in turns: small ones alone and eight at a time, and
 * large ones alone. Options as those of {@link HttpLoad}.
 */
public final class UploadLoad {
    private static final int MIB = 1 << 20;
    private static final int MANY_UP_TO_MIB = 20;

    /** The product's default allows less. */
    private static final String ALLOWED = " -Dballcourt.evidence.max-size=256MB";

    /** @param mib of each file */
    private record Kind(int mib, int callers) {
        @Override
        public String toString() {
            return mib + " MiB, " + callers + " at a time";
        }
    }

    /** One turn: how fast, and milliseconds of processor time for a file. */
    private record Turn(double mibPerSecond, double cpu, double callerCpu) {}

    private final byte[] block = new byte[MIB];
    private final Map<String, List<Turn>> turns = new TreeMap<>();
    private final Duration time;
    private long made;

    private UploadLoad(Duration time) {
        this.time = time;
        new Random(7).nextBytes(block);
    }

    public static void main(String[] words) throws Exception {
        Machine.quiet();
        LoadOptions options = LoadOptions.of(List.of(words), ALLOWED);
        List<Kind> kinds = kinds(options.mib());
        List<RunningBuild> builds = new ArrayList<>();
        try {
            for (RunningBuild.Build build : options.builds()) {
                builds.add(RunningBuild.start(build, options.port(builds.size())));
                builds.getLast().rest();
            }
            UploadLoad load = new UploadLoad(options.round());
            System.out.println(Machine.load());
            // The first rounds only warm up.
            for (int round = -options.rounds(); round < options.rounds(); round++) {
                for (Kind kind : kinds) {
                    load.compare(kind, builds, round >= 0);
                }
            }
            load.tell();
            System.out.println(Machine.load());
        } finally {
            builds.forEach(RunningBuild::close);
        }
    }

    /** Small files also come from many at once. */
    private static List<Kind> kinds(List<Integer> mib) {
        return mib.stream()
                .flatMap(size -> size > MANY_UP_TO_MIB
                        ? Stream.of(new Kind(size, 1))
                        : Stream.of(new Kind(size, 1), new Kind(size, 8)))
                .toList();
    }

    private void compare(Kind kind, List<RunningBuild> builds, boolean counts) throws Exception {
        note(kind, "disk and SHA-256", toDisk(kind), counts);
        for (RunningBuild build : builds) {
            build.wake();
            note(kind, build.name(), toProduct(kind, build), counts);
            build.rest();
        }
    }

    private void note(Kind kind, String who, Turn turn, boolean counts) {
        System.out.printf(
                "%s%s, %s: %.0f MiB/s, CPU ms per file: %.1f, callers %.1f%n",
                counts ? "" : "warm-up: ", kind, who, turn.mibPerSecond, turn.cpu, turn.callerCpu);
        if (counts) {
            turns.computeIfAbsent(kind + ", " + who, _ -> new ArrayList<>()).add(turn);
        }
    }

    private Turn toDisk(Kind kind) throws Exception {
        Path folder = Files.createTempDirectory("ballcourt-upload-");
        try {
            BlobStore blobs = new BlobStore(folder);
            CpuTime cpu = CpuTime.ofThisProcess();
            Done done = inTurns(kind, _ -> () -> {
                try (StagedBlob staged = blobs.stage(stream(kind), Long.MAX_VALUE)) {
                    blobs.keep(staged);
                }
                return null;
            });
            return new Turn(kind.mib * done.files / done.seconds, cpu.millis() / done.files, 0);
        } finally {
            Folders.delete(folder);
        }
    }

    private Turn toProduct(Kind kind, RunningBuild build) throws Exception {
        build.settle();
        CpuTime cpu = build.cpu();
        CpuTime callers = CpuTime.ofThisProcess();
        Done done = inTurns(kind, number -> {
            KeptConnection connection = build.connection();
            byte[] asked = ("{\"role\":\"BUYER\",\"id\":\"uploader-" + number + "\"}").getBytes();
            String token = connection
                    .post("/api/test/token", "Content-Type: application/json\r\n", asked)
                    .field("token");
            UploadForm form = new UploadForm(token, "PHOTO", "photo.jpg");
            return () -> DisputeLife.accepted(form.send(connection, blocks(kind)));
        });
        double callerMillis = callers.millis();
        build.settle();
        return new Turn(kind.mib * done.files / done.seconds, cpu.millis() / done.files, callerMillis / done.files);
    }

    /** One caller's work. */
    private interface Caller {
        Callable<?> number(int number) throws Exception;
    }

    private record Done(long files, double seconds) {}

    private Done inTurns(Kind kind, Caller caller) throws Exception {
        List<Callable<?>> callers = new ArrayList<>();
        for (int i = 0; i < kind.callers; i++) {
            callers.add(caller.number(i));
        }
        long start = System.nanoTime();
        long files = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> all = callers.stream()
                    .map(work -> executor.submit(() -> {
                        long done = 0;
                        do {
                            work.call();
                            done++;
                        } while (System.nanoTime() - start < time.toNanos());
                        return done;
                    }))
                    .toList();
            for (Future<Long> each : all) {
                files += each.get();
            }
        }
        return new Done(files, (System.nanoTime() - start) / 1e9);
    }

    /** No two files are the same, and none of a type that anybody knows. */
    private byte[][] blocks(Kind kind) {
        return IntStream.range(0, kind.mib + 1)
                .mapToObj(i -> i == 0 ? mark() : i == kind.mib ? Arrays.copyOf(block, MIB - Long.BYTES) : block)
                .toArray(byte[][]::new);
    }

    private synchronized byte[] mark() {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(System.nanoTime() + ++made)
                .array();
    }

    private InputStream stream(Kind kind) throws IOException {
        return new SequenceInputStream(Collections.enumeration(
                Arrays.stream(blocks(kind)).map(ByteArrayInputStream::new).toList()));
    }

    private void tell() {
        System.out.println("\nmedians");
        turns.forEach((what, all) -> {
            List<Turn> sorted = all.stream()
                    .sorted((a, b) -> Double.compare(a.mibPerSecond, b.mibPerSecond))
                    .toList();
            Turn median = sorted.get(sorted.size() / 2);
            System.out.printf(
                    "  %s: %.0f MiB/s, CPU ms per file: %.1f, callers %.1f%n",
                    what, median.mibPerSecond, median.cpu, median.callerCpu);
        });
    }
}
