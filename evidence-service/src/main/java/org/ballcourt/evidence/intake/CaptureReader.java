package org.ballcourt.evidence.intake;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.evidence.blobs.StagedBlob;
import org.ballcourt.evidence.records.Capture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads time, device and traces of editing from a picture's metadata; the place is left alone on purpose. */
final class CaptureReader {
    private static final Logger log = LoggerFactory.getLogger(CaptureReader.class);

    /** As EXIF writes it: 2026:10:30 12:00:01. */
    private static final Pattern EXIF_TIME = Pattern.compile("(\\d{4}):(\\d{2}):(\\d{2}) (\\d{2}:\\d{2}:\\d{2})");

    private static final Pattern EDITORS = Pattern.compile(
            "photoshop|lightroom|gimp|snapseed|picsart|affinity|pixelmator|canva|meitu|美图|醒图"
                    + "|facetune|paint\\.net|imagemagick",
            Pattern.UNICODE_CASE);

    private CaptureReader() {}

    /** What the metadata says, or null where it says nothing. */
    static Capture read(StagedBlob blob, String mediaType) {
        if (!mediaType.startsWith("image/")) {
            return null;
        }
        try (InputStream bytes = blob.open()) {
            return capture(ImageMetadataReader.readMetadata(bytes));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            log.debug("No metadata can be read from {}", blob.sha256(), e);
            return null;
        }
    }

    private static Capture capture(Metadata metadata) {
        String written = time(text(metadata, ExifDirectoryBase.TAG_DATETIME));
        String original = time(text(metadata, ExifDirectoryBase.TAG_DATETIME_ORIGINAL));
        String offset = text(metadata, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL);
        String software = text(metadata, ExifDirectoryBase.TAG_SOFTWARE);
        String device = Stream.of(ExifDirectoryBase.TAG_MAKE, ExifDirectoryBase.TAG_MODEL)
                .map(tag -> text(metadata, tag))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        boolean edited = namesEditor(software)
                || original != null && written != null && written.compareTo(original) > 0
                || hasHistory(metadata);
        if (original == null && device.isEmpty() && software == null && !edited) {
            return null;
        }
        String takenAt = original == null || offset == null ? original : original + offset;
        return new Capture(takenAt, device.isEmpty() ? null : device, software, edited);
    }

    private static boolean namesEditor(String software) {
        return software != null
                && EDITORS.matcher(software.toLowerCase(Locale.ROOT)).find();
    }

    /** Editors keep their own list of what they did. */
    private static boolean hasHistory(Metadata metadata) {
        return metadata.getDirectoriesOfType(XmpDirectory.class).stream()
                .flatMap(xmp -> xmp.getXmpProperties().keySet().stream())
                .anyMatch(property -> property.startsWith("xmpMM:History"));
    }

    private static String time(String exif) {
        Matcher time = exif == null ? null : EXIF_TIME.matcher(exif);
        return time == null || !time.matches()
                ? null
                : time.group(1) + "-" + time.group(2) + "-" + time.group(3) + "T" + time.group(4);
    }

    private static String text(Metadata metadata, int tag) {
        for (Directory directory : metadata.getDirectoriesOfType(ExifDirectoryBase.class)) {
            String text = directory.getString(tag);
            if (text != null && !text.isBlank()) {
                return text.strip().substring(0, Math.min(text.strip().length(), 100));
            }
        }
        return null;
    }
}
