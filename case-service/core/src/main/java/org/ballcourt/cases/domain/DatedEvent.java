package org.ballcourt.cases.domain;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;

/**
 * An event with the instant at which it takes effect and the one who brought it about.
 *
 * @param at now, or for a lapse the deadline itself
 * @param actor the sender of the command, or SYSTEM for what silence brought about
 */
public record DatedEvent(Instant at, Actor actor, CaseEvent event) {}
