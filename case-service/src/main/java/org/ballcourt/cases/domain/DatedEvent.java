package org.ballcourt.cases.domain;

import java.time.Instant;
import org.ballcourt.contracts.CaseEvent;

/** An event with the instant at which it takes effect: now, or for a lapse the deadline itself. */
public record DatedEvent(Instant at, CaseEvent event) {}
