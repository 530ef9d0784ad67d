package org.ballcourt.cases.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BurdenStatus;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.PriorContact;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.StepKind;

/**
 * What the sides and the platform brought into a dispute; all texts are open.
 *
 * @param ruling the one that stands
 * @param platformOwes what the fund could not pay out and still owes to the buyer; null where nothing, and for third parties
 * @param externalOutcome what an outside body decided last, with what it awarded
 */
record DisputeParts(
        String buyer,
        String seller,
        Claim claim,
        Order order,
        List<BurdenLine> burdens,
        List<Offer> offers,
        Settlement settlement,
        RulingLine ruling,
        ShownEvent appealDecision,
        List<ShownEvent> appeals,
        Plan plan,
        List<RecoveryLine> recoveries,
        Money platformOwes,
        ShownEvent externalOutcome) {

    record Claim(
            Money amount,
            List<PriorContact> priorContacts,
            Reason reason,
            Remedy remedy,
            PersonalText statement,
            boolean urgent) {}

    /**
     * One line of the burden ledger.
     *
     * @param clauseText in the reader's language, as the rules that govern now have it
     * @param movedBy the exhibit that shifted the burden
     */
    record BurdenLine(
            Role bearer,
            String clause,
            String element,
            List<EvidenceKind> kinds,
            String clauseText,
            Role bearsNow,
            MovedBy movedBy,
            BurdenStatus status,
            Presumed presumption) {}

    record MovedBy(int exhibit, EvidenceKind kind) {}

    record Presumed(Finding finding, Role against) {}

    @Schema(name = "CaseOffer")
    record Offer(
            String offerId,
            Role by,
            Remedy remedy,
            Money amount,
            List<RemedyLine> lines,
            PersonalText message,
            Negotiation.OfferStatus status) {}

    record Settlement(
            Remedy remedy, Money amount, List<RemedyLine> lines, PersonalText message, Set<Role> acceptedBy) {}

    /** @param isFinal nothing can be brought against it any more */
    record RulingLine(
            @JsonUnwrapped Ruling ruling,
            Instant at,
            @JsonProperty("final") boolean isFinal) {}

    /**
     * @param net what the buyer gets, where it bears a part itself
     * @param parts who bears how much
     * @param paidFirst the platform pays before anybody else performs, and takes it back from all who bear it; null where not
     */
    record Plan(
            Money amount,
            Money net,
            Map<Account, Money> parts,
            Fault atFault,
            Map<Account, Integer> liability,
            Outcome outcome,
            Remedy remedy,
            List<RemedyLine> lines,
            Freight freight,
            Boolean paidFirst,
            List<PlannedStep> steps) {}

    /**
     * @param liable null where nobody is known by name
     * @param reversed true where a contest was upheld and the platform bears it; else null
     * @param recovery its number among those of the liable one, by which a contest names it; null where none can be brought
     */
    record RecoveryLine(
            Account from, Actor liable, Money amount, Instant contestUntil, Boolean reversed, Integer recovery) {}

    record PlannedStep(StepKind step, boolean done) {}
}
