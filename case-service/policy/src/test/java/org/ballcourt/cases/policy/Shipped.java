package org.ballcourt.cases.policy;

import org.ballcourt.cases.domain.Policies;

/** The policies as they are shipped, for tests of the rules. */
public final class Shipped {
    private static final LoadedPolicies POLICIES = LoadedPolicies.shipped();

    private Shipped() {}

    public static Policies policies() {
        return POLICIES;
    }
}
