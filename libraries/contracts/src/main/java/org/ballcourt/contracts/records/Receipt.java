package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.Actor;

/**
 * What the installation signs to somebody for an accepted command: that it stands in the log, where, and after what.
 *
 * @param version the case's version after the command
 * @param bodyHash SHA-256 of the command's name and canonical body
 * @param firstSeq number of the first event that the command brought about
 * @param lastSeq number of the last one
 * @param head hash of the last one, which covers the whole log up to it
 * @param signature over all other fields
 */
public record Receipt(
        String caseId,
        long version,
        Actor actor,
        String commandId,
        String bodyHash,
        Instant at,
        long firstSeq,
        long lastSeq,
        String head,
        String keyId,
        String signature) {}
