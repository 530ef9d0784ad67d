package org.ballcourt.cases.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.LineAccount;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** A case as one reader may see it at one instant; null where something is not there, and then it is left out. */
public sealed interface CaseAnswer {
    Heading heading();

    /** A whole dispute, for its sides and the platform. */
    record OfDispute(
            @JsonUnwrapped Heading heading,
            @JsonUnwrapped Course course,
            @JsonUnwrapped Times times,

            @Schema(
                    description = "accounts that moved, each with its sign",
                    example = "{\"BUYER\": \"+39.00\", \"SELLER\": \"-39.00\"}")
            Map<Account, String> money,

            @Schema(
                    description =
                            "what all cases of the order line may bring to the buyer, and have brought; no compensation")
            LineAccount lineAccount,

            @Schema(
                    description =
                            "cases about the same goods were linked; left out where none were, and in the answer to a command")
            Boolean partOfGroup,

            @JsonUnwrapped DisputeParts parts,
            List<ShownExhibit> evidence,
            TimesAsked asked)
            implements CaseAnswer {}

    /** What is no dispute: a complaint about an agent, a report of a violation, a contest of a flag, a contact with the desk. */
    record OfMatter(
            @JsonUnwrapped Heading heading,
            @JsonUnwrapped Course course,
            @JsonUnwrapped Times times,
            @JsonUnwrapped MatterParts parts,
            List<ShownExhibit> evidence,
            TimesAsked asked)
            implements CaseAnswer {}

    /**
     * No more than its own part, for a third party.
     *
     * @param requests what the reader was asked for
     * @param recoveries what the reader is to pay back
     */
    record ForOutsider(
            @JsonUnwrapped Heading heading,
            Tracking tracking,
            List<ShownEvent> requests,
            List<DisputeParts.RecoveryLine> recoveries,
            List<ShownExhibit> evidence)
            implements CaseAnswer {}

    /** @param ball the open duties that the reader may know of */
    record Heading(
            String caseId,
            long version,
            MatterKind kind,
            Stage stage,
            List<OpenDuty> ball,
            List<AllowedAction> allowedActions) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Tracking(
            @Schema(nullable = true) String carrier,
            @Schema(nullable = true) String trackingNumber) {}

    /**
     * @param clauseText of the rules that govern now; null where they do not have the clause
     * @param about an offer id, an element, a step or the cause of an advance
     * @param kinds of evidence, one of which is asked for
     * @param payments what its holder is to pay, and to whom
     * @param why how its deadline came about
     */
    record OpenDuty(
            String dutyId,
            DutyKind duty,
            Role holder,
            String holderId,
            Instant since,
            Instant dueAt,
            ClockKind clock,
            String clause,
            String clauseText,
            String about,
            List<EvidenceKind> kinds,
            List<DuePayment> payments,
            Boolean calendarAssumed,
            Silence ifSilent,
            DeadlineReason why) {}

    record Silence(Consequence consequence, Instant at) {}

    /**
     * @param ownerFixed whether the owner may no longer pass the case on
     * @param policy the version of the rules that governs now
     */
    record Course(
            Outcome outcome,
            Actor owner,
            Boolean ownerFixed,
            Stage suspendedFrom,
            String policy,
            AnnouncedPolicy announcedPolicy,
            Instant filedAt,
            Instant closedAt) {}

    record AnnouncedPolicy(String version, Instant governsFrom) {}

    /**
     * Suspended time stands in {@code held} too, under the outside body.
     *
     * @param waiting duties whose clock stands still
     * @param held by sets of holders, e.g. {@code BUYER+SELLER}
     */
    record Times(
            List<WaitingDuty> waiting,
            Map<String, Duration> held,
            Duration elapsed,
            Duration suspended,
            HandOffs handOffs,
            List<MissedDuty> missedDuties,
            int evidenceRounds) {}

    record WaitingDuty(String dutyId, DutyKind duty, Role holder, DutyEnding why, Duration remaining) {}

    /** @param empty how many named no new fact, for the platform's own people alone */
    record HandOffs(int count, Integer empty) {}

    record MissedDuty(String dutyId, DutyKind duty, Role holder, Instant dueAt) {}
}
