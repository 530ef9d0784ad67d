package org.ballcourt.cases.policy;

import java.time.Instant;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;

/** The policies as they are shipped, for tests of the rules. */
public final class Shipped {
    private static final LoadedPolicies POLICIES = LoadedPolicies.shipped();

    private Shipped() {}

    public static Policies policies() {
        return POLICIES;
    }

    /** The rules of the first edition, which its cases keep. */
    public static Policies firstEdition() {
        return new Policies() {
            @Override
            public Policy inForce(Instant at) {
                return POLICIES.version("cn-marketplace-2026-01");
            }

            @Override
            public Policy version(String version) {
                return POLICIES.version(version);
            }
        };
    }
}
