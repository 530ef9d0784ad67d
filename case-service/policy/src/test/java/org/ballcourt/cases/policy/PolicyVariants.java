package org.ballcourt.cases.policy;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.domain.Policy;

/** The shipped files together with a later version, for tests of the rules. */
public final class PolicyVariants {
    private PolicyVariants() {}

    /** The shipped version and one that takes effect later, with one line of the file changed. */
    public static LoadedPolicies later(
            String version, String effectiveFrom, String transition, String from, String to) {
        return PolicyFiles.load(PolicyFiles.SHIPPED, text(version, effectiveFrom, transition, from, to));
    }

    /** The same under the second edition. */
    public static LoadedPolicies laterInTheSecondEdition(
            String version, String effectiveFrom, String transition, String from, String to) {
        String text = PolicyFiles.changed(PolicyFiles.SECOND, "version: cn-marketplace-2026-02", "version: " + version);
        text = PolicyFiles.changed(text, "effectiveFrom: 2026-02-01", "effectiveFrom: " + effectiveFrom);
        text = PolicyFiles.changed(text, "transition: PINNED", "transition: " + transition);
        return PolicyFiles.load(PolicyFiles.SECOND, PolicyFiles.changed(text, from, to));
    }

    /** The shipped version alone that they are variants of. */
    public static LoadedPolicies first() {
        return PolicyFiles.load(PolicyFiles.SHIPPED);
    }

    /** Two later versions, each with a line changed. */
    public static LoadedPolicies twoLater(String one, String other) {
        return PolicyFiles.load(PolicyFiles.SHIPPED, one, other);
    }

    public static String text(String version, String effectiveFrom, String transition, String from, String to) {
        String text = PolicyFiles.shippedWith("version: cn-marketplace-2026-01", "version: " + version);
        text = PolicyFiles.changed(text, "effectiveFrom: 2026-01-01", "effectiveFrom: " + effectiveFrom);
        text = PolicyFiles.changed(text, "transition: PINNED", "transition: " + transition);
        return PolicyFiles.changed(text, from, to);
    }

    /** Both shipped markets, new complaints under the European one. */
    public static LoadedPolicies european() {
        return LoadedPolicies.shipped("eu-marketplace");
    }

    /** Every shipped version of every market. */
    public static List<Policy> shipped() {
        return new ArrayList<>(LoadedPolicies.shipped().all());
    }
}
