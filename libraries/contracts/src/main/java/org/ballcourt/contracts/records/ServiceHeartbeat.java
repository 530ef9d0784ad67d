package org.ballcourt.contracts.records;

import java.time.Instant;

/**
 * At that moment a command could be given: an instance of the case-service had its door open, and the store took its write.
 *
 * @param instance which one; new at each start of the process, and when its clock is set back
 * @param at later than the one before of the same instance
 */
public record ServiceHeartbeat(String instance, Instant at) {}
