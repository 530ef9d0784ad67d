package org.ballcourt.evidence.intake;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceKind;

/**
 * What somebody hands in beside the bytes.
 *
 * @param name the cleaned file name
 * @param caseId the case it is meant for, or null
 * @param idempotencyKey unique per uploader, or null
 */
public record Upload(Actor uploader, EvidenceKind kind, String name, String caseId, String idempotencyKey) {}
