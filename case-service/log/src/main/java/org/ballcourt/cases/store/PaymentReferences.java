package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Money;

/** What each reference of a payment was used for, over all cases. Each method changes one reference at once. */
public interface PaymentReferences {
    /**
     * What a reference proves, or is about to prove.
     *
     * @param payee who was paid
     * @param version the case's version on which the use was decided
     * @param command whose commit makes the use final
     */
    record Use(String caseId, long version, Claimant command, String payee, Money amount, Instant since) {}

    /**
     * A command that was refused may come again under its id with another body, so its id alone does not tell what was claimed.
     *
     * @param bodyHash null where it was claimed before this was kept
     */
    record Claimant(Actor actor, String id, String bodyHash) {
        boolean isOf(Commit commit) {
            return bodyHash == null || commit.mayBeOf(bodyHash);
        }
    }

    /**
     * Those of them that were used, by key.
     *
     * @param keys of references, as {@link UsedReferences#key} makes them
     */
    Map<String, Use> find(Collection<String> keys);

    /** Notes a use where nothing has changed since {@code seen}, which is null for a reference that nobody had used. */
    boolean take(String key, Use seen, Use use);
}
