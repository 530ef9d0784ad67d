package org.ballcourt.clocks;

import java.time.Instant;

/** A time in which nobody could act, because the product was not there. */
record Outage(Instant from, Instant until) {}
