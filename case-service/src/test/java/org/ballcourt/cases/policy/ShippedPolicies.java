package org.ballcourt.cases.policy;

import org.ballcourt.cases.domain.Policies;

/** The shipped policy for tests of other packages. */
public final class ShippedPolicies {
    private ShippedPolicies() {}

    public static Policies load() {
        return PolicyFiles.load(PolicyFiles.SHIPPED);
    }

    /** A copy with one part of the file replaced. */
    public static Policies loadWith(String from, String to) {
        return PolicyFiles.load(PolicyFiles.shippedWith(from, to));
    }
}
