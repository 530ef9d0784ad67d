package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.OptionalField;

/** An original was stored; as {@link EvidenceItem}, but its name stays at home. */
public record EvidenceStored(
        String evidenceId,
        EvidenceKind kind,
        long size,
        String sha256,
        String detectedType,
        boolean kindFits,
        Actor uploadedBy,
        Instant uploadedAt,
        @OptionalField String caseId)
        implements EvidenceEvent {
    public static EvidenceStored of(EvidenceItem item) {
        return new EvidenceStored(
                item.evidenceId(),
                item.kind(),
                item.size(),
                item.sha256(),
                item.detectedType(),
                item.kindFits(),
                item.uploadedBy(),
                item.uploadedAt(),
                item.caseId());
    }

    public EvidenceItem item() {
        return new EvidenceItem(
                evidenceId, kind, null, size, sha256, detectedType, kindFits, uploadedBy, uploadedAt, caseId);
    }
}
