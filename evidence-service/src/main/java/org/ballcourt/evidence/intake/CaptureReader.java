package org.ballcourt.evidence.intake;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.evidence.blobs.StagedBlob;
import org.ballcourt.evidence.formats.Exif;
import org.ballcourt.evidence.formats.PictureMetadata;
import org.ballcourt.evidence.records.Capture;

/** Reads time, device and traces of editing from a picture's metadata; the place is left alone on purpose. */
final class CaptureReader {
    /** As EXIF writes it: 2026:10:30 12:00:01. */
    private static final DateTimeFormatter EXIF_TIME =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /** Before there were such cameras; clocks that were never set count from a year like 1970 or 1980. */
    private static final int FIRST_YEAR = 1990;

    /** Metadata lies at the beginning or, of an ordinary picture, at its end; what lies behind so many bytes is not looked for. */
    private static final long LONGEST_BEGIN = 32 << 20;

    /** It lies decrypted in memory, outside of the heap, while it is read. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private static final Pattern EDITORS = Pattern.compile(
            "photoshop|lightroom|gimp|snapseed|picsart|affinity|pixelmator|canva|meitu|美图|醒图"
                    + "|facetune|paint\\.net|imagemagick",
            Pattern.UNICODE_CASE);

    private CaptureReader() {}

    /** What the metadata says, or null where it says nothing. */
    static Capture read(StagedBlob blob, String mediaType) throws IOException {
        if (!mediaType.startsWith("image/")) {
            return null;
        }
        ONE_AT_A_TIME.lock();
        try (Arena arena = Arena.ofConfined();
                ReadableByteChannel bytes = Channels.newChannel(blob.open())) {
            ByteBuffer begin =
                    arena.allocate(Math.min(blob.size(), LONGEST_BEGIN)).asByteBuffer();
            while (begin.hasRemaining() && bytes.read(begin) >= 0) {
                // On.
            }
            return capture(PictureMetadata.of(begin.flip().asReadOnlyBuffer()));
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static Capture capture(PictureMetadata metadata) {
        Exif exif = metadata.exif();
        LocalDateTime written = time(exif.text(Exif.WRITTEN));
        LocalDateTime original = time(exif.text(Exif.TAKEN));
        ZoneOffset offset = offset(exif.text(Exif.TAKEN_OFFSET));
        String software = exif.text(Exif.SOFTWARE);
        String device = Stream.of(Exif.MAKE, Exif.MODEL)
                .map(exif::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        boolean edited = namesEditor(software)
                || isLater(written, offset(exif.text(Exif.WRITTEN_OFFSET)), original, offset)
                || metadata.hasEditingHistory();
        if (original == null && device.isEmpty() && software == null && !edited) {
            return null;
        }
        String takenAt = original == null ? null : SHOWN.format(original) + (offset == null ? "" : offset);
        return new Capture(takenAt, device.isEmpty() ? null : device, software, edited);
    }

    private static boolean namesEditor(String software) {
        return software != null
                && EDITORS.matcher(software.toLowerCase(Locale.ROOT)).find();
    }

    /** By the clock on the wall, unless both tell how that stood. */
    private static boolean isLater(
            LocalDateTime written, ZoneOffset writtenOffset, LocalDateTime original, ZoneOffset offset) {
        if (written == null || original == null) {
            return false;
        }
        return writtenOffset == null || offset == null
                ? written.isAfter(original)
                : written.atOffset(writtenOffset).isAfter(original.atOffset(offset));
    }

    /** Null for what is no date, and for the dates of a clock that was never set: they say nothing about anybody. */
    private static LocalDateTime time(String exif) {
        try {
            LocalDateTime time = exif == null ? null : LocalDateTime.parse(exif, EXIF_TIME);
            return time == null || isUnset(time) ? null : time;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static boolean isUnset(LocalDateTime time) {
        boolean firstOfYear = time.getDayOfYear() == 1 && time.toLocalTime().toSecondOfDay() == 0;
        return time.getYear() < FIRST_YEAR || firstOfYear;
    }

    private static ZoneOffset offset(String exif) {
        try {
            return exif == null ? null : ZoneOffset.of(exif);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
