package org.ballcourt.cases.suggestion;

import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.cases.suggestion.Suggestion.ElementDraft;
import org.ballcourt.cases.suggestion.Suggestion.ForRuling;
import org.ballcourt.cases.suggestion.Suggestion.LikeCase;
import org.ballcourt.cases.suggestion.Suggestion.Why;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;

/** The policy's own decision rule on a case: presumptions and burdens of proof; what proofs weigh it leaves to people. */
final class RulingDraft {
    private RulingDraft() {}

    static ForRuling of(CaseState state, Policy policy, List<LikeCase> like) {
        Proof proof = state.proof();
        List<ElementDraft> findings =
                proof.burdens().stream().map(burden -> draft(proof, burden)).toList();
        if (findings.isEmpty() || findings.stream().anyMatch(draft -> draft.finding() == null)) {
            return new ForRuling(null, null, null, Map.of(), null, findings, like);
        }
        boolean allForTheBuyer = proof.burdens().stream()
                .allMatch(burden ->
                        favoursBuyer(burden, findings.get(proof.burdens().indexOf(burden))));
        return allForTheBuyer
                ? new ForRuling(
                        RulingResult.GRANTED,
                        state.filing().remedy(),
                        state.filing().amount(),
                        policy.liabilityOf(state.filing().reason()),
                        Fault.SELLER,
                        findings,
                        like)
                : new ForRuling(RulingResult.DISMISSED, Remedy.NONE, null, Map.of(), Fault.NONE, findings, like);
    }

    private static boolean favoursBuyer(Burden burden, ElementDraft draft) {
        return (burden.bearer() == Role.BUYER) == (draft.finding() == Finding.PROVEN);
    }

    private static ElementDraft draft(Proof proof, Burden burden) {
        String element = burden.element();
        Presumption presumed = proof.presumptionOn(element).orElse(null);
        if (presumed != null) {
            return new ElementDraft(element, presumed.finding(), Why.PRESUMED, List.of());
        }
        List<String> own = brought(proof, burden, burden.bearer());
        List<String> against = brought(proof, burden, burden.bearer().opponent());
        if (own.isEmpty()) {
            return new ElementDraft(element, Finding.NOT_PROVEN, Why.BURDEN_NOT_MET, List.of());
        }
        return against.isEmpty()
                ? new ElementDraft(element, Finding.PROVEN, Why.PROOF_UNANSWERED, own)
                : new ElementDraft(element, null, Why.CONTESTED, List.of());
    }

    private static List<String> brought(Proof proof, Burden burden, Role side) {
        return proof.counting(burden, side).stream()
                .map(exhibit -> exhibit.item().evidenceId())
                .toList();
    }
}
