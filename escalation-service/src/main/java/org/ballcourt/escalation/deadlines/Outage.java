package org.ballcourt.escalation.deadlines;

import java.time.Instant;

/** A time in which nobody could act, because the product was not there. */
public record Outage(Instant from, Instant until) {}
