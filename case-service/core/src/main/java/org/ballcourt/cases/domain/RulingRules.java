package org.ballcourt.cases.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.ElementFinding;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;

/** What a ruling must say, and what it gives to do. */
final class RulingRules {
    private RulingRules() {}

    static void issueRuling(DecisionInProgress draft, IssueRuling command) {
        CaseState state = draft.state();
        requireAuthority(draft, command);
        Ruling ruling = checked(draft, command);
        DutyChangeBuilder move = draft.dutyChange().to(Stage.APPEAL_WINDOW).endAll();
        for (Role side : List.of(Role.BUYER, Role.SELLER)) {
            move.open(DutyTerm.MAY_APPEAL, side, state.idOf(side));
        }
        draft.add(new RulingIssued(ruling, move.done()));
    }

    private static void requireAuthority(DecisionInProgress draft, IssueRuling command) {
        Filing filing = draft.state().filing();
        Money limit = draft.policy().amounts().agentAuthority();
        boolean large = filing.amount().compareTo(limit) > 0;
        Money amount = amountOf(draft.state(), command);
        boolean multiple = remedyOf(draft.state(), command) == Remedy.COMPENSATION
                && amount != null
                && amount.amount().compareTo(filing.order().value().amount()) > 0;
        if (draft.actor().role() == Role.AGENT && (large || multiple)) {
            throw new CaseRejection(
                    RejectionCode.OVER_AUTHORITY,
                    Message.of("rule.over-authority").with("limit", limit));
        }
    }

    /** A ruling with every fault of its content found. */
    static Ruling checked(DecisionInProgress draft, IssueRuling command) {
        CaseState state = draft.state();
        List<ElementFinding> findings = findings(draft, command);
        boolean grants = grants(command.result());
        Remedy remedy = remedyOf(state, command);
        Money amount = grants
                ? Amounts.claimed(
                        remedy, amountOf(state, command), state.filing().order(), draft.policy())
                : state.zero();
        Map<Account, Integer> liability = command.liability() == null ? Map.of() : command.liability();
        int sum = liability.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != 100 && (grants || !liability.isEmpty())) {
            throw new CaseRejection(
                    RejectionCode.LIABILITY_NOT_100,
                    Message.of("rule.liability-not-100").with("sum", sum));
        }
        List<String> clauses = command.clauses() == null ? List.of() : command.clauses();
        clauses.forEach(clause -> requireClause(draft, clause));
        return new Ruling(
                draft.actor(),
                findings,
                command.result(),
                grants ? remedy : Remedy.NONE,
                amount,
                liability,
                command.atFault() == null ? Fault.NONE : command.atFault(),
                clauses,
                draft.policy().version(),
                draft.text(command.reasons()));
    }

    private static boolean grants(RulingResult result) {
        return result == RulingResult.GRANTED || result == RulingResult.PARTLY_GRANTED;
    }

    /** What a ruling that grants leaves out is as claimed. */
    private static Remedy remedyOf(CaseState state, IssueRuling command) {
        return command.remedy() == null && grants(command.result())
                ? state.filing().remedy()
                : command.remedy();
    }

    private static Money amountOf(CaseState state, IssueRuling command) {
        return command.amount() == null && grants(command.result())
                ? state.filing().amount()
                : command.amount();
    }

    private static List<ElementFinding> findings(DecisionInProgress draft, IssueRuling command) {
        Proof proof = draft.state().proof();
        List<FindingOf> given = command.findings() == null ? List.of() : command.findings();
        Set<String> found = new HashSet<>();
        for (FindingOf finding : given) {
            if (proof.burdens().stream().noneMatch(b -> b.element().equals(finding.element()))) {
                throw unknownElement(draft, finding.element());
            }
            List<String> evidence = finding.evidence() == null ? List.of() : finding.evidence();
            evidence.forEach(draft::requireExhibit);
            boolean against = proof.presumptionOn(finding.element())
                    .filter(presumption -> presumption.finding() != finding.finding())
                    .isPresent();
            if (against && evidence.isEmpty()) {
                throw new CaseRejection(
                        RejectionCode.FINDING_MISSING,
                        Message.of("rule.presumption-needs-evidence").with("element", finding.element()));
            }
            found.add(finding.element());
        }
        List<String> missing = proof.burdens().stream()
                .map(Burden::element)
                .filter(element -> !found.contains(element))
                .toList();
        if (!missing.isEmpty()) {
            throw new CaseRejection(
                    RejectionCode.FINDING_MISSING,
                    Message.of("rule.finding-missing").with("missing", missing));
        }
        return given.stream()
                .map(f -> new ElementFinding(f.element(), f.finding(), draft.text(f.because()), f.evidence()))
                .toList();
    }

    static CaseRejection unknownElement(DecisionInProgress draft, String element) {
        List<String> known = draft.state().filing().burdens(draft.policy()).stream()
                .map(Burden::element)
                .toList();
        return new CaseRejection(
                RejectionCode.UNKNOWN_ELEMENT,
                Message.of("rule.unknown-element").with("element", element).with("known", known));
    }

    static void requireClause(DecisionInProgress draft, String clause) {
        if (!draft.policy().clauses().containsKey(clause)) {
            throw new CaseRejection(
                    RejectionCode.UNKNOWN_CLAUSE,
                    Message.of("rule.unknown-clause")
                            .with("policy", draft.policy().version())
                            .with("clause", clause));
        }
    }

    /** What a ruling gives to do; null where nothing is granted. */
    static EnforcementPlan planOf(Ruling ruling) {
        return grants(ruling.result())
                ? Steps.plan(
                        ruling.remedy(),
                        ruling.amount(),
                        ruling.liability(),
                        ruling.atFault(),
                        Outcome.REMEDY_PERFORMED)
                : null;
    }
}
