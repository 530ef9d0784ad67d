package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.Optional;

/** All policy versions that are loaded. */
public interface Policies {
    /** The version under which a complaint filed at that time stands. */
    Policy inForce(Instant at);

    /** The version that was announced to govern open cases too and takes effect next after that time; most times there is none. */
    default Optional<Policy> upcoming(Instant at) {
        return Optional.empty();
    }

    /** The version with that id; throws IllegalArgumentException for an unknown one. */
    Policy version(String version);
}
