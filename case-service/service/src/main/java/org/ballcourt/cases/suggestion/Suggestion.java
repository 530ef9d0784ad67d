package org.ballcourt.cases.suggestion;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;

/**
 * A proposal to one person, with what it rests on and what that person made of it.
 *
 * @param caseId null for a complaint that is not filed yet
 * @param policy the version of the rules that it follows
 * @param answer null while nobody accepted or refused it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(
        String id,
        Kind kind,
        Source source,
        String caseId,
        Actor shownTo,
        Instant at,
        String policy,
        Proposal proposal,
        Answer answer) {
    /** What it is about. */
    public enum Kind {
        COMPLAINT,
        RULING
    }

    /** Who thought of it: our rules, or a language model that the operator has switched on. */
    public enum Source {
        RULES,
        MODEL
    }

    /** What a person made of it; {@code why} is free. */
    @Schema(name = "SuggestionAnswer")
    public record Answer(boolean accepted, String why, Instant at) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    public sealed interface Proposal permits ForComplaint, ForRuling {}

    /**
     * @param reason null where no word of the text speaks for any
     * @param remedy what is usually asked for it
     * @param others further reasons that the words speak for, the likelier first
     * @param checklist what will have to be proven, by whom and by what
     */
    public record ForComplaint(Reason reason, Remedy remedy, List<Guess> others, List<ToProve> checklist)
            implements Proposal {}

    /** @param words of the text that speak for it; {@code percent} its part of all that speaks for any */
    public record Guess(Reason reason, int percent, List<String> words) {}

    public record ToProve(String element, Role bearer, List<EvidenceKind> kinds, String clause) {}

    /**
     * @param result null where proofs stand against each other: weighing them is a person's work
     * @param lines in place of remedy and amount where one line does not say it all, else null
     * @param reasons in words
     * @param by SENIOR where an agent has no authority to rule so, else null
     * @param like how the latest cases of this reason and class of goods ended
     */
    public record ForRuling(
            RulingResult result,
            Remedy remedy,
            Money amount,
            List<RemedyLine> lines,
            Map<Account, Integer> liability,
            Fault atFault,
            String reasons,
            Role by,
            List<ElementDraft> findings,
            List<LikeCase> like)
            implements Proposal {}

    /**
     * @param finding null where both sides brought proof
     * @param because the same as {@code why}, in words
     * @param evidence what it rests on
     */
    public record ElementDraft(String element, Finding finding, Why why, String because, List<String> evidence) {}

    /** Why an element is found so. */
    public enum Why {
        /** Silence left a presumption. */
        PRESUMED,
        /** Who bears it brought evidence of a kind that counts, and nobody against it. */
        PROOF_UNANSWERED,
        /** Who bears it brought nothing that counts. */
        BURDEN_NOT_MET,
        /** Both sides brought evidence that counts. */
        CONTESTED
    }

    public record LikeCase(String caseId, RulingResult result, Remedy remedy, String granted, boolean revised) {}

    Suggestion answered(Answer given) {
        return new Suggestion(id, kind, source, caseId, shownTo, at, policy, proposal, given);
    }
}
