package org.ballcourt.evidence.records;

import java.util.Objects;
import org.ballcourt.contracts.EvidenceItem;

/**
 * One upload.
 *
 * @param item what the other services may know; its name is always null
 * @param name the cleaned file name; personal, and so never leaves this service but to those who may see the original
 * @param capture null where the metadata says nothing
 * @param registered the case core has answered that it knows this id
 * @param seal the id of the file and of its key; null where an earlier version stored the bytes as they came
 */
public record EvidenceRecord(EvidenceItem item, String name, Capture capture, boolean registered, String seal) {
    public String id() {
        return item.evidenceId();
    }

    /** Whether it was erased: then nothing is left of it but what others' proofs name. */
    public boolean isErased() {
        return name.isEmpty();
    }

    /** Whether a repeated upload is the same one. */
    public boolean sameUploadAs(EvidenceRecord other) {
        return item.sha256().equals(other.item.sha256())
                && item.kind() == other.item.kind()
                && item.uploadedBy().equals(other.item.uploadedBy())
                && Objects.equals(item.caseId(), other.item.caseId())
                && name.equals(other.name);
    }
}
