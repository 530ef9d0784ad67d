package org.ballcourt.cases.whatif;

import java.time.Instant;
import java.util.Optional;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;

/**
 * The versions that governed a case: the one at filing, and those that were announced to it.
 *
 * @param announcedWithFiling the later version of which it learned the moment it was filed; null if of none
 */
record OwnRules(Policies loaded, Policy atFiling, String announcedWithFiling) implements Policies {
    @Override
    public Policy inForce(Instant at) {
        return atFiling;
    }

    @Override
    public Optional<Policy> upcoming(Instant at) {
        return Optional.ofNullable(announcedWithFiling).map(loaded::version);
    }

    @Override
    public Policy version(String version) {
        return loaded.version(version);
    }
}
