package org.ballcourt.cases.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Role;

/**
 * What was looked up for a decision.
 *
 * @param evidence the registered originals among those that the command names
 * @param payment of the reference that the command names
 * @param silences times in which nobody could act, as they were reported before and were too short to be given back
 */
public record Facts(
        Map<String, EvidenceItem> evidence,
        OfFiling filing,
        OfLine line,
        OfPayment payment,
        OfMatter matter,
        List<TimeSpan> silences) {
    public static final Facts NONE =
            new Facts(Map.of(), new OfFiling(0, 0, true), OfLine.NONE, OfPayment.NONE, OfMatter.of(null), List.of());

    public Facts {
        evidence = Map.copyOf(evidence);
        silences = List.copyOf(silences);
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
     * What is known of the other cases of the order line.
     *
     * @param cases those that are closed
     * @param payments what all of them paid together, or still perform; null where there are none
     */
    public record OfLine(List<EarlierCase> cases, EarlierPayments payments) {
        public static final OfLine NONE = new OfLine(List.of(), null);

        public OfLine {
            cases = List.copyOf(cases);
        }

        /** As a case about this order has to know them. */
        public static OfLine of(List<EarlierCase> cases, Order order) {
            return new OfLine(cases, LineAccount.paid(cases, order));
        }
    }

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
     * @param known whether who is reported was ever a side of a case
     * @param asked how often the sender asked the desk before
     * @param counted whether the sender reported the same before and that was upheld
     * @param line who has a part in the order line that a contact is about
     */
    public record OfMatter(
            int upheldComplaints,
            Set<MisuseFlag> raisedFlags,
            Dispute dispute,
            boolean known,
            Asked asked,
            boolean counted,
            List<Actor> line) {
        public OfMatter(
                int upheldComplaints, Set<MisuseFlag> raisedFlags, Dispute dispute, boolean known, Asked asked) {
            this(upheldComplaints, raisedFlags, dispute, known, asked, false, List.of());
        }

        /** Of a report. */
        public static OfMatter ofReport(Dispute dispute, boolean known, boolean counted) {
            return new OfMatter(0, Set.of(), dispute, known, Asked.NEVER, counted, List.of());
        }

        public OfMatter(int upheldComplaints, Set<MisuseFlag> raisedFlags, Dispute dispute) {
            this(upheldComplaints, raisedFlags, dispute, false, Asked.NEVER);
        }

        /** Of a contact about that dispute, or about none; and about that line, where somebody knows it. */
        public static OfMatter ofContact(Dispute dispute, Asked asked, Order order) {
            return new OfMatter(0, Set.of(), dispute, false, asked, false, order == null ? List.of() : people(order));
        }

        private static List<Actor> people(Order order) {
            List<Actor> sides = List.of(new Actor(Role.BUYER, order.buyer()), new Actor(Role.SELLER, order.seller()));
            String carrier = order.carrier();
            return carrier == null || !carrier.matches(Actor.ID_PATTERN)
                    ? sides
                    : Stream.concat(sides.stream(), Stream.of(new Actor(Role.CARRIER, carrier)))
                            .toList();
        }

        /** Of that dispute nothing more is asked. */
        public static OfMatter of(Dispute dispute) {
            return new OfMatter(0, Set.of(), dispute);
        }

        public OfMatter {
            raisedFlags = Set.copyOf(raisedFlags);
            line = List.copyOf(line);
        }
    }

    /**
     * What the sender asked the desk before.
     *
     * @param same how often about the same matter, within the policy's time
     * @param open how many of its contacts nobody has answered yet, whatever they are about
     */
    public record Asked(int same, int open) {
        static final Asked NEVER = new Asked(0, 0);
    }

    public Facts with(Map<String, EvidenceItem> originals) {
        return new Facts(originals, filing, line, payment, matter, silences);
    }

    public Facts with(OfFiling found) {
        return new Facts(evidence, found, line, payment, matter, silences);
    }

    public Facts with(OfLine found) {
        return new Facts(evidence, filing, found, payment, matter, silences);
    }

    public Facts with(OfMatter found) {
        return new Facts(evidence, filing, line, payment, found, silences);
    }

    public Facts with(OfPayment found) {
        return new Facts(evidence, filing, line, found, matter, silences);
    }

    public Facts with(List<TimeSpan> found) {
        return new Facts(evidence, filing, line, payment, matter, found);
    }

    /** What a small matter needs to know of the dispute behind it, or of the contact with the desk that a complaint is about. */
    public record Dispute(CaseState state) {
        /** Of a dispute: the order line that it is about. */
        public String line() {
            return state.filing().order().line();
        }

        boolean isContact() {
            return state.matter() != null;
        }

        boolean isSide(Actor actor) {
            return actor.role().isSide() && knows(actor);
        }

        boolean knows(Actor actor) {
            return CommandPermissions.isRelated(actor, state);
        }

        boolean isPartyId(String id) {
            return state.filing() == null
                    ? state.matter().isSide(id)
                    : state.filing().isSide(id);
        }

        /** Whether that one of the platform's people has a part in it: a side, who carried the goods or was asked for a fact. */
        boolean isOwnOf(Actor actor) {
            return state.filing() == null
                    ? state.matter().isSide(actor.id()) || state.matter().isAboutOwn(actor)
                    : CommandPermissions.hasOwnPart(actor, state);
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
