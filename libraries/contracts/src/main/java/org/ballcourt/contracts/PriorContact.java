package org.ballcourt.contracts;

import java.time.Instant;

/** An attempt to solve the matter before the complaint. */
public record PriorContact(Instant at, String channel, PersonalText summary) {}
