package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.contracts.Topics;

/** What a disk does to a broker's files that nobody had told it to keep: the last bytes are not there after the power has gone. */
final class TornTail {
    private static final int LONGEST = 8_000;
    private static final int SPREAD = 7_919;

    private TornTail() {}

    /**
     * Cuts the end off the newest file of some partition of the events; nothing where they hold nothing yet.
     *
     * @param kafka the broker's folder, of a broker that does not run
     */
    static void cut(Path kafka, int lot) {
        List<Path> logs = logs(kafka);
        if (logs.isEmpty()) {
            return;
        }
        Path log = logs.get(lot % logs.size());
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            long gone = 1 + (long) lot * SPREAD % LONGEST;
            file.truncate(Math.max(0, file.size() - gone));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The newest file of each partition that holds something, in the order of the partitions. */
    private static List<Path> logs(Path kafka) {
        try (Stream<Path> folders = Files.list(kafka)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(Topics.CASE_EVENTS + "-"))
                    .sorted()
                    .map(TornTail::newest)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Path> newest(Path partition) {
        try (Stream<Path> files = Files.list(partition)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .filter(file -> file.toFile().length() > 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
