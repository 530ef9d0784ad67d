package org.ballcourt.cases.domain;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Role;

/**
 * What was looked up for a decision.
 *
 * @param evidence the registered originals among those that the command names
 * @param payment of the reference that the command names
 */
public record Facts(Map<String, EvidenceItem> evidence, OfFiling filing, OfPayment payment, OfMatter matter) {
    public static final Facts NONE =
            new Facts(Map.of(), new OfFiling(0, 0, true), OfPayment.NONE, new OfMatter(0, Set.of(), null));

    public Facts {
        evidence = Map.copyOf(evidence);
    }

    /**
     * What decides whether a complaint may be filed, and how fast it is answered.
     *
     * @param earlierLapses how often a case about the same order line ended LAPSED
     * @param expressRefundsUsed express refunds that the buyer got within the policy's quota period
     * @param buyerInGoodStanding no open misuse flag
     */
    public record OfFiling(int earlierLapses, int expressRefundsUsed, boolean buyerInGoodStanding) {}

    /**
     * What is known of a payment.
     *
     * @param confirmed the payment adapter knows it, or was not to be asked
     * @param used the reference proves another payment
     */
    public record OfPayment(boolean confirmed, boolean used) {
        static final OfPayment NONE = new OfPayment(true, false);
    }

    /**
     * What the rules of small matters ask for.
     *
     * @param upheldComplaints standing ones about the agent concerned within the policy's window, without the one to decide
     * @param raisedFlags those on the sender now
     * @param dispute the one that it refers to; null where there is none
     */
    public record OfMatter(int upheldComplaints, Set<MisuseFlag> raisedFlags, Dispute dispute) {
        public OfMatter {
            raisedFlags = Set.copyOf(raisedFlags);
        }
    }

    public Facts with(Map<String, EvidenceItem> originals) {
        return new Facts(originals, filing, payment, matter);
    }

    public Facts with(OfFiling found) {
        return new Facts(evidence, found, payment, matter);
    }

    public Facts with(OfMatter found) {
        return new Facts(evidence, filing, payment, found);
    }

    public Facts with(OfPayment found) {
        return new Facts(evidence, filing, found, matter);
    }

    /** What a small matter needs to know of the dispute behind it. */
    public record Dispute(CaseState state) {
        boolean isSide(Actor actor) {
            return actor.role().isSide() && knows(actor);
        }

        boolean knows(Actor actor) {
            return CommandPermissions.isRelated(actor, state);
        }

        boolean isPartyId(String id) {
            return id.equals(state.filing().buyer()) || id.equals(state.filing().seller());
        }

        /** The actor of those roles with that id, or ROLE/id, who had the case in hand; null where nobody of that name had. */
        Actor actedOn(String name, Set<Role> roles) {
            return Stream.concat(state.desk().acted().stream(), state.desk().holders().stream())
                    .filter(actor -> roles.contains(actor.role()))
                    .filter(actor -> actor.id().equals(name) || actor.toString().equals(name))
                    .min(Comparator.comparing(Actor::role))
                    .orElse(null);
        }
    }
}
