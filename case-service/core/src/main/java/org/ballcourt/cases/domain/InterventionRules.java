package org.ballcourt.cases.domain;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.CaseEvent.InterventionRequested;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;

/** The call for the platform: on which grounds a side may make it, and what it cites for them. */
final class InterventionRules {
    /** Those that accuse somebody. */
    private static final Set<InterventionGround> ACCUSING = EnumSet.of(
            InterventionGround.BAD_FAITH, InterventionGround.CLEAR_VIOLATION, InterventionGround.SELLER_MISCONDUCT);

    private InterventionRules() {}

    static void request(DecisionInProgress draft, RequestIntervention command) {
        requireGround(draft, command);
        List<String> cited = command.evidence() == null ? List.of() : command.evidence();
        List<String> statements =
                cited.stream().distinct().filter(InterventionRules::isNumber).toList();
        List<EvidenceItem> evidence = evidence(draft, cited);
        if (draft.policy().secondEdition() != null && cited.isEmpty() && ACCUSING.contains(command.ground())) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.accusation-without-proof").with("ground", command.ground()));
        }
        draft.add(new InterventionRequested(
                command.ground(),
                draft.text(command.explanation()),
                evidence.isEmpty() ? null : evidence,
                statements.isEmpty() ? null : statements,
                DeskRules.toAcceptance(draft)));
    }

    private static boolean isNumber(String cited) {
        return cited.matches("[1-9][0-9]{0,8}");
    }

    /** What is cited beside statements; whatever is wrong with either is told at once. */
    private static List<EvidenceItem> evidence(DecisionInProgress draft, List<String> cited) {
        CommandFaults faults = new CommandFaults();
        Set<EvidenceItem> evidence = new LinkedHashSet<>();
        for (String id : cited) {
            if (!isNumber(id)) {
                evidence.add(faults.found("evidence." + cited.indexOf(id), () -> evidence(draft, id)));
            }
        }
        for (String number : cited) {
            if (isNumber(number)) {
                faults.check("evidence." + cited.indexOf(number), () -> requireSaid(draft, number));
            }
        }
        faults.require();
        return List.copyOf(evidence);
    }

    /** The case's, whoever brought it, or one of the caller's own that it brings by citing it. */
    private static EvidenceItem evidence(DecisionInProgress draft, String evidenceId) {
        return draft.state()
                .proof()
                .exhibit(evidenceId)
                .map(Proof.Exhibit::item)
                .orElseGet(() -> draft.ownEvidence(evidenceId));
    }

    private static void requireSaid(DecisionInProgress draft, String number) {
        Role other = draft.actor().role().opponent();
        if (!draft.state().usage().saidBy(other, Long.parseLong(number))) {
            throw new CaseRejection(
                    RejectionCode.EVIDENCE_UNKNOWN,
                    Message.of("rule.no-such-statement").with("number", number));
        }
    }

    /** The case's own history must not contradict the ground. */
    private static void requireGround(DecisionInProgress draft, RequestIntervention command) {
        CaseState state = draft.state();
        Policy policy = draft.policy();
        Negotiation talks = state.negotiation();
        InterventionGround ground = command.ground();
        boolean met = switch (ground) {
            case SELLER_REJECTED -> talks.rejected();
            case SELLER_SILENT -> talks.sellerSilent();
            case TALKS_FAILED -> talks.declined() >= policy.limits().declinedOffers();
            case CLEAR_VIOLATION ->
                policy.grounds().clearViolations().contains(state.filing().reason());
            case LARGE_AMOUNT ->
                state.filing().amount().compareTo(policy.amounts().largeClaim()) >= 0;
            case BAD_FAITH ->
                command.explanation() != null && !command.explanation().isBlank();
            case SELLER_MISCONDUCT ->
                policy.secondEdition() != null && draft.actor().role() == Role.BUYER;
        };
        if (!met) {
            throw new CaseRejection(RejectionCode.GROUND_NOT_MET, missing(ground, policy));
        }
    }

    private static Message missing(InterventionGround ground, Policy policy) {
        return switch (ground) {
            case SELLER_REJECTED -> Message.of("rule.seller-has-not-rejected");
            case SELLER_SILENT -> Message.of("rule.seller-has-not-lapsed");
            case TALKS_FAILED ->
                Message.of("rule.too-few-declined-offers")
                        .with("needed", policy.limits().declinedOffers());
            case CLEAR_VIOLATION ->
                Message.of("rule.no-clear-violation")
                        .with("reasons", policy.grounds().clearViolations());
            case LARGE_AMOUNT ->
                Message.of("rule.claim-not-large")
                        .with("limit", policy.amounts().largeClaim());
            case BAD_FAITH -> Message.of("rule.bad-faith-unexplained");
            case SELLER_MISCONDUCT -> Message.of("rule.misconduct-is-the-sellers");
        };
    }
}
