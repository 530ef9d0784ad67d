package org.ballcourt.contracts;

import java.time.Instant;

/**
 * What is known of a stored original.
 *
 * @param size bytes
 * @param detectedType media type read from the bytes
 * @param kindFits whether the claimed kind fits the detected type
 * @param caseId the case it was uploaded for, or null
 */
public record EvidenceItem(
        String evidenceId,
        EvidenceKind kind,
        PersonalText name,
        long size,
        String sha256,
        String detectedType,
        boolean kindFits,
        Actor uploadedBy,
        Instant uploadedAt,
        @OptionalField String caseId) {}
