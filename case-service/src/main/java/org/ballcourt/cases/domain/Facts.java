package org.ballcourt.cases.domain;

import java.util.Map;
import org.ballcourt.contracts.EvidenceItem;

/**
 * What the door looked up for a decision.
 *
 * @param evidence the registered originals among those that the command names
 * @param earlierLapses how often a case about the same order line ended LAPSED
 * @param expressRefundsUsed express refunds that the buyer got within the policy's quota period
 * @param buyerInGoodStanding no open misuse flag
 * @param paymentConfirmed the payment adapter knows the reference that the command names
 */
public record Facts(
        Map<String, EvidenceItem> evidence,
        int earlierLapses,
        int expressRefundsUsed,
        boolean buyerInGoodStanding,
        boolean paymentConfirmed) {
    public static final Facts NONE = new Facts(Map.of(), 0, 0, true, true);

    public Facts {
        evidence = Map.copyOf(evidence);
    }
}
