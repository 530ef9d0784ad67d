package org.ballcourt.cases.standing;

import java.time.Instant;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;

/** Which policy says how much counts: a ruling's own version gives its points, the one in force now the window and the ladder. */
record Rules(Policies policies, Instant at) {
    Policy now() {
        return policies.inForce(at);
    }

    Policy.Standing standing() {
        return now().standing();
    }

    Policy.Standing of(Judged.Ruled ruling) {
        return policies.version(ruling.policy()).standing();
    }

    boolean isOfTheSecondEdition(Judged.Ruled ruling) {
        return policies.version(ruling.policy()).secondEdition() != null;
    }

    /** What happened before counts no more. */
    Instant since() {
        return at.minus(standing().window());
    }

    boolean counts(Instant when) {
        return when != null && when.isAfter(since()) && !when.isAfter(at);
    }
}
