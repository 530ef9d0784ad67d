package org.ballcourt.evidence.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Message;
import org.ballcourt.evidence.blobs.SealedBlobs;
import org.ballcourt.evidence.blobs.StagedBlob;
import org.ballcourt.evidence.records.EvidenceRecord;
import org.ballcourt.evidence.records.EvidenceRecords;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes evidence of an upload, in an order that leaves nothing half: bytes on disk, then their key, then the record, then the case
 * core's answer. A crash between any two leaves an unrecorded blob, which is swept, or an unanswered record, which is
 * published again.
 *
 * @param patience how long an upload waits for the case core
 */
public record Intake(
        SealedBlobs blobs,
        EvidenceRecords records,
        UploadQuota quota,
        Registrations registrations,
        InstantSource time,
        Duration patience) {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int ID_BYTES = 16;

    /**
     * Keeps, records and registers; refuses an original without a case that is one too many, an idempotency key that the uploader used for
     * something else, and an original that the case core does not know in time, which is safe and will be registered all the same.
     */
    public EvidenceRecord take(StagedBlob blob, Upload upload) throws IOException {
        EvidenceRecord fresh = examine(blob, upload);
        quota.admit(fresh, time.instant());
        blobs.keep(blob, fresh.item().caseId(), fresh.item().uploadedBy().toString());
        EvidenceRecord stored = records.insertOrFind(fresh);
        if (!fresh.seal().equals(stored.seal())) {
            // It was here already, with a file of its own.
            blobs.destroy(fresh.seal());
        }
        if (!stored.sameUploadAs(fresh)) {
            throw new Refused(Problem.of("COMMAND_ID_REUSED", 422, Message.of("evidence.key-reused")));
        }
        if (!registrations.register(stored, patience)) {
            log.warn("The case core has not answered for {} in time; it will be told again", stored.id());
            throw new Refused(Problem.of("NOT_YET_REGISTERED", 503, Message.of("evidence.not-yet-registered")));
        }
        return stored;
    }

    private EvidenceRecord examine(StagedBlob blob, Upload upload) throws IOException {
        String mediaType = Examination.mediaType(blob);
        EvidenceItem item = new EvidenceItem(
                evidenceId(upload),
                upload.kind(),
                null,
                blob.size(),
                blob.sha256(),
                mediaType,
                Examination.fits(upload.kind(), mediaType),
                upload.uploader(),
                time.instant().truncatedTo(ChronoUnit.MILLIS),
                upload.caseId());
        return new EvidenceRecord(
                item,
                upload.name(),
                CaptureReader.read(blob, mediaType),
                false,
                blob.seal().id());
    }

    /** A retried upload finds its own record, because its id follows from uploader and key; and from a secret, since both may be known. */
    private String evidenceId(Upload upload) {
        if (upload.idempotencyKey() == null) {
            return "ev-" + UUID.randomUUID().toString().replace("-", "");
        }
        byte[] named = (upload.uploader() + "\n" + upload.idempotencyKey()).getBytes(StandardCharsets.UTF_8);
        return "ev-" + HexFormat.of().formatHex(blobs.ids().hash(named), 0, ID_BYTES);
    }
}
