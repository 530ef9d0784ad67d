package org.ballcourt.cases.domain;

import java.time.Instant;

/** All policy versions that are loaded. */
public interface Policies {
    /** The version under which a complaint filed at that time stands. */
    Policy inForce(Instant at);

    /** The version with that id; throws IllegalArgumentException for an unknown one. */
    Policy version(String version);
}
