package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All policy versions that are loaded. */
public interface Policies {
    /** The version under which a complaint filed at that time stands. */
    Policy inForce(Instant at);

    /** The version in force of each market at that time, that of {@link #inForce} first. */
    default List<Policy> markets(Instant at) {
        return List.of(inForce(at));
    }

    /** The version in force of that market at that time; that of {@link #inForce} for null, and none for an unknown market. */
    default Optional<Policy> ofMarket(String market, Instant at) {
        return markets(at).stream()
                .filter(policy -> market == null || policy.market().equals(market))
                .findFirst();
    }

    /** The version of a market that was announced to govern open cases too and takes effect next after that time; most times there is none. */
    default Optional<Policy> upcoming(String market, Instant at) {
        return upcoming(at).filter(policy -> policy.market().equals(market));
    }

    /** The same, of the market of {@link #inForce}. */
    default Optional<Policy> upcoming(Instant at) {
        return Optional.empty();
    }

    /** The version with that id; throws IllegalArgumentException for an unknown one. */
    Policy version(String version);
}
