package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.Filing.Announced;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.PolicyAnnounced;

/** How a case learns of rules that will govern it: early enough to act on them, and never for deadlines that are open already. */
final class PolicyRules {
    /** The rulebook's notice; a version may not shorten it for itself. */
    static final Duration NOTICE = Duration.ofDays(7);

    private PolicyRules() {}

    /** Adds nothing where the case knows of the version, or of a later one. */
    static void announce(DecisionInProgress draft, Policy next) {
        Policy now = draft.policy();
        Filing filing = draft.state().filing();
        boolean known =
                filing.announced().stream().anyMatch(a -> !a.effectiveAt().isBefore(next.effectiveAt()));
        if (known || !movesOver(now, next)) {
            return;
        }
        Instant effective = next.effectiveAt();
        Instant noticed = draft.effectiveAt().plus(NOTICE);
        draft.add(new PolicyAnnounced(
                before(filing),
                next.version(),
                effective,
                noticed.isAfter(effective) ? noticed : effective,
                BallChange.NONE));
    }

    private static boolean movesOver(Policy now, Policy next) {
        return next.transition() == Policy.Transition.LATEST
                && next.market().equals(now.market())
                && next.currency().equals(now.currency())
                && next.effectiveFrom().isAfter(now.effectiveFrom());
    }

    private static String before(Filing filing) {
        List<Announced> announced = filing.announced();
        return announced.isEmpty() ? filing.policy() : announced.getLast().version();
    }
}
