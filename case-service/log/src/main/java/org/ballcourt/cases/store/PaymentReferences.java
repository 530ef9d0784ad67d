package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Money;

/** What each reference of a payment was used for, over all cases. Each method changes one reference at once. */
public interface PaymentReferences {
    /**
     * What a reference proves, or is about to prove.
     *
     * @param payee who was paid
     * @param version the case's version on which the use was decided
     * @param actor and commandId: the command whose commit makes the use final
     */
    record Use(String caseId, long version, Actor actor, String commandId, String payee, Money amount, Instant since) {}

    /** @param key of a reference, as {@link UsedReferences#key} makes it */
    Optional<Use> find(String key);

    /** Notes a use where nothing has changed since {@code seen}, which is null for a reference that nobody had used. */
    boolean take(String key, Use seen, Use use);
}
