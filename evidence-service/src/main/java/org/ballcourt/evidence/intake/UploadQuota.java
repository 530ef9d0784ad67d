package org.ballcourt.evidence.intake;

import java.time.Duration;
import java.time.Instant;
import org.ballcourt.contracts.Message;
import org.ballcourt.evidence.records.EvidenceRecord;
import org.ballcourt.evidence.records.EvidenceRecords;
import org.ballcourt.evidence.records.EvidenceRecords.Uploaded;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;

/**
 * What one person may upload within 24 hours without naming a case, in whatever roles, and as much again for each case that it names, so that
 * nobody fills the disk with what no case needs. Uploads at the same instant may pass together.
 *
 * @param files 0 for no limit
 */
public record UploadQuota(EvidenceRecords records, int files, long bytes) {
    private static final Duration SPAN = Duration.ofHours(24);

    /** Throws {@link Refused} where the original would be one too many. */
    void admit(EvidenceRecord fresh, Instant now) {
        if (files == 0) {
            return;
        }
        Uploaded already = records.uploadedSince(fresh, now.minus(SPAN), files);
        if (already.files() >= files || already.bytes() + fresh.item().size() > bytes) {
            throw new Refused(
                    fresh.item().caseId() == null
                            ? Problem.of("UPLOADS_WITHOUT_A_CASE", 409, most("evidence.loose"))
                            : Problem.of("TOO_MANY_UPLOADS", 409, most("evidence.too-many")));
        }
    }

    private Message most(String sentence) {
        return Message.of(sentence).with("files", files).with("megabytes", bytes / (1024 * 1024));
    }
}
