package org.ballcourt.evidence.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.ballcourt.evidence.blobs.StagedBlob;

/** Reads from the bytes themselves what they are; what the uploader says of them is not asked. */
final class Examination {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private Examination() {}

    /** The media type without parameters; {@code application/octet-stream} where the bytes tell nothing. */
    static String mediaType(StagedBlob blob) throws IOException {
        try (InputStream bytes = new BufferedInputStream(blob.open())) {
            return TYPES.detect(bytes, new Metadata()).getBaseType().toString();
        }
    }
}
