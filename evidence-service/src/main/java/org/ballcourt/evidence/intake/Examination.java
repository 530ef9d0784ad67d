package org.ballcourt.evidence.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.evidence.blobs.StagedBlob;
import org.ballcourt.evidence.formats.TextEncoding;

/** Reads from the bytes themselves what they are; what the uploader says of them is not asked. */
final class Examination {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final String UNKNOWN = "application/octet-stream";
    private static final String TEXT = "text/plain";

    private static final List<String> WRITTEN = List.of("image/", "text/", "application/pdf");
    private static final List<String> PAPER = List.of("image/", "application/pdf");
    private static final List<String> MOVING = List.of("video/", "application/mp4");

    private Examination() {}

    /** The media type without parameters; {@code application/octet-stream} where the bytes tell nothing. */
    static String mediaType(StagedBlob blob) throws IOException {
        try (InputStream bytes = new BufferedInputStream(blob.open())) {
            String found = TYPES.detect(bytes, new Metadata()).getBaseType().toString();
            // It knows texts in ASCII and UTF-8 alone.
            return found.equals(UNKNOWN) && TextEncoding.of(blob::open).isPresent() ? TEXT : found;
        }
    }

    /** Whether that is a type that a kind of evidence usually has; another one is flagged to agents, never refused. */
    static boolean fits(EvidenceKind kind, String mediaType) {
        return expected(kind).stream().anyMatch(mediaType::startsWith);
    }

    private static List<String> expected(EvidenceKind kind) {
        return switch (kind) {
            case PHOTO -> List.of("image/");
            case VIDEO -> MOVING;
            case LABEL, INSPECTION_REPORT, CERTIFICATE, MEDICAL_RECORD, STANDARD -> PAPER;
            case CHAT_LOG, ORDER_RECORD, PAYMENT_RECORD, TRACKING, LISTING_SNAPSHOT, AGENT_IDENTITY -> WRITTEN;
            case MEASUREMENT -> both(WRITTEN, MOVING);
            case ADVERTISEMENT, NEGOTIATION_RECORD -> both(both(WRITTEN, MOVING), List.of("audio/"));
            case OTHER -> List.of("");
        };
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
