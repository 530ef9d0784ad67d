package org.ballcourt.cases.suggestion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.cases.suggestion.Suggestion.ElementDraft;
import org.ballcourt.cases.suggestion.Suggestion.ForRuling;
import org.ballcourt.cases.suggestion.Suggestion.LikeCase;
import org.ballcourt.cases.suggestion.Suggestion.Why;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/**
 * The policy's own decision rule on a case: presumptions and burdens of proof; what proofs weigh it leaves to people. Sent as it stands, it
 * is a ruling that the core takes.
 */
record RulingDraft(CaseState state, Policy policy, Messages words) {
    static ForRuling of(CaseState state, Policy policy, List<LikeCase> like, Language language) {
        return new RulingDraft(state, policy, Messages.in(language)).drawnUp(like);
    }

    private ForRuling drawnUp(List<LikeCase> like) {
        List<Burden> burdens = state.proof().burdens();
        List<ElementDraft> findings = burdens.stream().map(this::draft).toList();
        if (findings.isEmpty() || findings.stream().anyMatch(draft -> draft.finding() == null)) {
            return leftToPeople(findings, like);
        }
        return findings.stream().allMatch(draft -> favoured(draft, burdens) == Role.BUYER)
                ? granted(findings, like)
                : new ForRuling(
                        RulingResult.DISMISSED,
                        Remedy.NONE,
                        null,
                        null,
                        Map.of(),
                        Fault.NONE,
                        said("DISMISSED"),
                        by(List.of()),
                        findings,
                        like);
    }

    private ForRuling leftToPeople(List<ElementDraft> findings, List<LikeCase> like) {
        return new ForRuling(null, null, null, null, Map.of(), null, null, by(List.of()), findings, like);
    }

    /** Whatever is decided on a large claim is a senior's. */
    private Role by(List<RemedyLine> given) {
        return CaseDecider.isOverAnAgentsAuthority(state, given, policy) ? Role.SENIOR : null;
    }

    /** What is claimed now: once returned goods are in question, what was to be performed, and by whom unless it was the buyer alone. */
    private ForRuling granted(List<ElementDraft> findings, List<LikeCase> like) {
        List<RemedyLine> lines = state.claimed();
        if (!CaseDecider.isWithinCaps(state, lines, policy)) {
            return leftToPeople(findings, like);
        }
        EnforcementPlan before = state.fulfilment().disputed();
        boolean shared =
                before != null && before.liability().keySet().stream().anyMatch(account -> account != Account.BUYER);
        Map<Account, Integer> liability =
                shared ? before.liability() : policy.liabilityOf(state.filing().reason());
        return new ForRuling(
                RulingResult.GRANTED,
                lines.getFirst().remedy(),
                RemedyLine.total(lines),
                RemedyLine.ifSeveral(lines),
                liability,
                shared ? before.atFault() : Fault.SELLER,
                said("GRANTED"),
                by(lines),
                findings,
                like);
    }

    /** The side for which a finding speaks; where the policy names none, an element speaks for who bears it. */
    private Role favoured(ElementDraft draft, List<Burden> burdens) {
        Role named = policy.secondEdition() == null
                ? null
                : policy.secondEdition().favours(state.reasonToProve(), draft.element());
        Role proven = Optional.ofNullable(named)
                .orElseGet(() -> burdens.stream()
                        .filter(burden -> burden.element().equals(draft.element()))
                        .findFirst()
                        .orElseThrow()
                        .bearer());
        return draft.finding() == Finding.PROVEN ? proven : proven.opponent();
    }

    private ElementDraft draft(Burden burden) {
        Presumption presumed = state.proof().presumptionOn(burden.element()).orElse(null);
        if (presumed != null) {
            return found(burden, presumed.finding(), Why.PRESUMED, List.of());
        }
        List<String> own = brought(burden, burden.bearer());
        List<String> against = brought(burden, burden.bearer().opponent());
        if (own.isEmpty()) {
            return found(burden, Finding.NOT_PROVEN, Why.BURDEN_NOT_MET, List.of());
        }
        return against.isEmpty()
                ? found(burden, Finding.PROVEN, Why.PROOF_UNANSWERED, own)
                : new ElementDraft(burden.element(), null, Why.CONTESTED, null, List.of());
    }

    private ElementDraft found(Burden burden, Finding finding, Why why, List<String> evidence) {
        String because = words.text(Message.of("suggestion.because." + why).with("bearer", burden.bearer()));
        return new ElementDraft(burden.element(), finding, why, because, evidence);
    }

    private String said(String result) {
        return words.text(Message.of("suggestion.reasons." + result));
    }

    private List<String> brought(Burden burden, Role side) {
        Proof proof = state.proof();
        return proof.counting(burden, side).stream()
                .map(exhibit -> exhibit.item().evidenceId())
                .distinct()
                .toList();
    }
}
