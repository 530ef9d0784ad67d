package org.ballcourt.cases.domain;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.ballcourt.contracts.SuspensionCause;

/**
 * What courts, regulators and laboratories have had of the case.
 *
 * @param suspensions references that suspended the case already, as {@link ReferenceForm} makes them
 * @param trusted bodies that the case waited for already without a reference
 * @param recorded references of outside decisions that were recorded, in the same form
 * @param waited how long the case was suspended, up to its newest event
 */
public record OutsideSigns(
        Set<String> suspensions, Set<SuspensionCause> trusted, Set<String> recorded, Duration waited) {
    public static final OutsideSigns NONE = new OutsideSigns(Set.of(), Set.of(), Set.of(), Duration.ZERO);

    OutsideSigns suspended(String reference) {
        return new OutsideSigns(with(suspensions, ReferenceForm.of(reference)), trusted, recorded, waited);
    }

    boolean hasSuspended(String reference) {
        return suspensions.contains(ReferenceForm.of(reference));
    }

    OutsideSigns trusted(SuspensionCause body) {
        return new OutsideSigns(suspensions, with(trusted, body), recorded, waited);
    }

    boolean hasTrusted(SuspensionCause body) {
        return trusted.contains(body);
    }

    /** A decision that was taken down without a reference, as the first edition lets it be, counts for nothing. */
    OutsideSigns recorded(String reference) {
        return ReferenceForm.isMissing(reference)
                ? this
                : new OutsideSigns(suspensions, trusted, with(recorded, ReferenceForm.of(reference)), waited);
    }

    boolean hasRecorded(String reference) {
        return recorded.contains(ReferenceForm.of(reference));
    }

    OutsideSigns afterWaiting(Duration inAll) {
        return new OutsideSigns(suspensions, trusted, recorded, inAll);
    }

    private static <T> Set<T> with(Set<T> set, T element) {
        Set<T> larger = new HashSet<>(set);
        larger.add(element);
        return Set.copyOf(larger);
    }
}
