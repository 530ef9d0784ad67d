package org.ballcourt.cases.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Direction;
import org.ballcourt.contracts.ElementFinding;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.Word;

/** What a ruling must say, and what it gives to do. */
final class RulingRules {
    private RulingRules() {}

    static void issueRuling(DecisionInProgress draft, IssueRuling command) {
        CaseState state = draft.state();
        requireAuthority(draft, command);
        Ruling ruling = checked(draft, command, command.reasons(), "");
        DutyChangeBuilder move = draft.dutyChange().to(Stage.APPEAL_WINDOW).endAll();
        for (Role side : List.of(Role.BUYER, Role.SELLER)) {
            move.open(DutyTerm.MAY_APPEAL, side, state.idOf(side));
        }
        draft.add(new RulingIssued(ruling, move.done()));
    }

    private static void requireAuthority(DecisionInProgress draft, IssueRuling command) {
        Filing filing = draft.state().filing();
        if (draft.actor().role() == Role.AGENT
                && isOverAnAgents(filing, linesOf(draft.state(), command), draft.policy())) {
            throw new CaseRejection(
                    RejectionCode.OVER_AUTHORITY,
                    Message.of("rule.over-authority")
                            .with("limit", draft.policy().amounts().agentAuthority()));
        }
    }

    /** Whether to give that on such a claim takes more than an agent's authority. */
    static boolean isOverAnAgents(Filing filing, List<RemedyLine> lines, Policy policy) {
        boolean large = filing.amount().compareTo(policy.amounts().agentAuthority()) > 0;
        BigDecimal compensation = lines.stream()
                .filter(line -> line.remedy() == Remedy.COMPENSATION && line.amount() != null)
                .map(line -> line.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean multiple = compensation.compareTo(filing.order().value().amount()) > 0;
        return large || multiple;
    }

    /**
     * A ruling with every fault of its content found.
     *
     * @param within what stands before the names of its fields in the command
     */
    static Ruling checked(DecisionInProgress draft, IssueRuling command, String reasons, String within) {
        CommandFaults faults = new CommandFaults(within);
        List<RemedyLine> lines = linesIn(draft, command, faults);
        faults.require();
        Map<Account, Integer> liability = liabilityOf(command);
        List<String> clauses = clausesOf(command);
        return new Ruling(
                draft.actor(),
                findings(draft, command),
                command.result(),
                lines.getFirst().remedy(),
                RemedyLine.total(lines),
                liability,
                command.atFault() == null ? Fault.NONE : command.atFault(),
                clauses,
                draft.policy().version(),
                draft.text(reasons),
                RemedyLine.ifSeveral(lines),
                FreightRules.of(draft, command, lines),
                command.deviation() == null ? null : draft.text(command.deviation()),
                directionsOf(command));
    }

    /** Why such a ruling is refused, whatever its reasons. */
    static Optional<CaseRejection> refusal(DecisionInProgress draft, IssueRuling command, String within) {
        CommandFaults faults = new CommandFaults(within);
        linesIn(draft, command, faults);
        return faults.refusal();
    }

    /** What it gives, with everything that is wrong with the ruling found on the way; null where what it gives is wrong. */
    private static List<RemedyLine> linesIn(DecisionInProgress draft, IssueRuling command, CommandFaults faults) {
        checkFindings(draft, command, faults);
        List<RemedyLine> lines = faults.found("lines", () -> lines(draft, command));
        Map<Account, Integer> liability = liabilityOf(command);
        if (grants(command.result()) || !liability.isEmpty()) {
            faults.check("liability", () -> requireWhole(liability));
        }
        List<String> clauses = clausesOf(command);
        for (int i = 0; i < clauses.size(); i++) {
            String clause = clauses.get(i);
            faults.check("clauses." + i, () -> requireClause(draft, clause));
        }
        if (lines != null) {
            CoherenceRules.check(draft, command, lines, faults);
        }
        return lines;
    }

    private static Map<Account, Integer> liabilityOf(IssueRuling command) {
        return command.liability() == null ? Map.of() : command.liability();
    }

    private static List<String> clausesOf(IssueRuling command) {
        return command.clauses() == null ? List.of() : command.clauses();
    }

    private static List<RemedyLine> lines(DecisionInProgress draft, IssueRuling command) {
        CaseState state = draft.state();
        List<RemedyLine> lines = grants(command.result())
                ? Amounts.checked(withGoods(linesOf(state, command), command.keepGoods()), draft)
                : List.of(new RemedyLine(Remedy.NONE, state.zero()));
        ReturnRules.requireNoMore(state, lines);
        return lines;
    }

    static void requireWhole(Map<Account, Integer> liability) {
        if (!isWhole(liability)) {
            throw new CaseRejection(
                    RejectionCode.LIABILITY_NOT_100,
                    Message.of("rule.liability-not-100").with("sum", sum(liability)));
        }
    }

    static boolean isWhole(Map<Account, Integer> liability) {
        return sum(liability) == 100;
    }

    private static int sum(Map<Account, Integer> liability) {
        return liability.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Direction> directionsOf(IssueRuling command) {
        return command.directions() == null || command.directions().isEmpty()
                ? null
                : command.directions().stream().distinct().toList();
    }

    static boolean grants(RulingResult result) {
        return result == RulingResult.GRANTED || result == RulingResult.PARTLY_GRANTED;
    }

    /** What a ruling that grants leaves out is as claimed, or as granted before returned goods were disputed. */
    static List<RemedyLine> linesOf(CaseState state, IssueRuling command) {
        if (command.lines() != null) {
            return command.lines();
        }
        if (!grants(command.result())) {
            return List.of(new RemedyLine(command.remedy(), command.amount()));
        }
        List<RemedyLine> claimed = state.claimed();
        return command.remedy() == null && command.amount() == null
                ? claimed
                : List.of(new RemedyLine(
                        command.remedy() == null ? claimed.getFirst().remedy() : command.remedy(),
                        command.amount() == null ? RemedyLine.total(claimed) : command.amount()));
    }

    private static List<RemedyLine> withGoods(List<RemedyLine> lines, boolean stay) {
        return stay ? lines.stream().map(RemedyLine::keepingGoods).toList() : lines;
    }

    private static List<FindingOf> given(IssueRuling command) {
        return command.findings() == null ? List.of() : command.findings();
    }

    private static List<ElementFinding> findings(DecisionInProgress draft, IssueRuling command) {
        return given(command).stream()
                .map(f -> new ElementFinding(f.element(), f.finding(), draft.text(f.because()), f.evidence()))
                .toList();
    }

    private static void checkFindings(DecisionInProgress draft, IssueRuling command, CommandFaults faults) {
        List<FindingOf> given = given(command);
        for (int i = 0; i < given.size(); i++) {
            FindingOf finding = given.get(i);
            faults.check("findings." + i, () -> requireFinding(draft, finding));
            List<String> exhibits = exhibits(finding);
            for (int cited = 0; cited < exhibits.size(); cited++) {
                String exhibit = exhibits.get(cited);
                faults.check("findings." + i + ".evidence." + cited, () -> draft.requireExhibit(exhibit));
            }
        }
        faults.check("findings", () -> requireAll(draft.state().proof(), given));
    }

    private static List<String> exhibits(FindingOf finding) {
        return finding.evidence() == null ? List.of() : finding.evidence();
    }

    private static void requireFinding(DecisionInProgress draft, FindingOf finding) {
        Proof proof = draft.state().proof();
        if (proof.burdens().stream().noneMatch(b -> b.element().equals(finding.element()))) {
            throw unknownElement(draft, finding.element());
        }
        boolean against = proof.presumptionOn(finding.element())
                .filter(presumption -> presumption.finding() != finding.finding())
                .isPresent();
        if (against && exhibits(finding).isEmpty()) {
            throw new CaseRejection(
                    RejectionCode.FINDING_MISSING,
                    Message.of("rule.presumption-needs-evidence").with("element", Word.element(finding.element())));
        }
    }

    private static void requireAll(Proof proof, List<FindingOf> given) {
        Set<String> found = given.stream().map(FindingOf::element).collect(Collectors.toSet());
        List<String> missing = proof.burdens().stream()
                .map(Burden::element)
                .filter(element -> !found.contains(element))
                .toList();
        if (!missing.isEmpty()) {
            throw new CaseRejection(
                    RejectionCode.FINDING_MISSING,
                    Message.of("rule.finding-missing")
                            .with("missing", missing.stream().map(Word::element).toList()));
        }
    }

    static CaseRejection unknownElement(DecisionInProgress draft, String element) {
        List<String> known = ReturnRules.elements(draft.state(), draft.policy()).stream()
                .map(Burden::element)
                .toList();
        return new CaseRejection(
                RejectionCode.UNKNOWN_ELEMENT,
                Message.of("rule.unknown-element")
                        .with("element", Word.element(element))
                        .with("known", known.stream().map(Word::element).toList()));
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
    static EnforcementPlan planOf(Ruling ruling, DecisionInProgress draft) {
        return grants(ruling.result()) ? Steps.byRuling(ruling, draft) : null;
    }
}
