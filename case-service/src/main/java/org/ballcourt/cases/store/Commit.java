package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;

/**
 * All events of one command, stored together or not at all.
 *
 * @param n 1, 2, 3... within the case
 * @param bodyHash SHA-256 of the command's canonical body
 * @param at when it was stored
 */
public record Commit(
        long n, String commandId, String bodyHash, Actor actor, Instant at, List<RecordedEvent> events) {}
