package org.ballcourt.cases.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ballcourt.wire.Wire;

/**
 * The shipped policies for tests of the rules, read from data that the policy module writes, so that the core needs no
 * reader of policy files; {@code PoliciesForTheCoreTest} holds that they are what that reader reads.
 */
public record ShippedPolicies(Policy current) implements Policies {
    public static final String RESOURCE = "/policies.json";

    private static final List<Policy> ALL = read();

    /** New complaints stand under the Chinese policy. */
    public static Policies china() {
        return newestOf("cn-marketplace");
    }

    /** New complaints stand under the European policy. */
    public static Policies europe() {
        return newestOf("eu-marketplace");
    }

    /** The rules of the first edition, which its cases keep. */
    public static Policies chinaInTheFirstEdition() {
        return new ShippedPolicies(find("cn-marketplace-2026-01"));
    }

    /** Every shipped version of every market. */
    public static List<Policy> all() {
        return ALL;
    }

    @Override
    public Policy inForce(Instant at) {
        return current;
    }

    @Override
    public Policy version(String version) {
        return find(version);
    }

    private static ShippedPolicies newestOf(String market) {
        return new ShippedPolicies(ALL.stream()
                .filter(policy -> policy.market().equals(market))
                .findFirst()
                .orElseThrow());
    }

    private static Policy find(String version) {
        return ALL.stream()
                .filter(policy -> policy.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown policy '" + version + "'"));
    }

    private static List<Policy> read() {
        try (InputStream in = ShippedPolicies.class.getResourceAsStream(RESOURCE)) {
            return Arrays.asList(Wire.json().readValue(in, Policy[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
