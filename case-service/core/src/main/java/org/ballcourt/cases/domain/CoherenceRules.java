package org.ballcourt.cases.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand.FindingOf;
import org.ballcourt.contracts.CaseCommand.IssueRuling;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Word;

/** The parts of a ruling must fit together: result, what is given, fault, directions and findings. */
final class CoherenceRules {
    private final DecisionInProgress draft;
    private final IssueRuling command;
    private final List<RemedyLine> lines;
    private final CommandFaults faults;

    /** The field that says what is given. */
    private final String gives;

    private CoherenceRules(
            DecisionInProgress draft, IssueRuling command, List<RemedyLine> lines, CommandFaults faults) {
        this.draft = draft;
        this.command = command;
        this.lines = lines;
        this.faults = faults;
        this.gives = command.lines() == null ? "remedy" : "lines";
    }

    /** Finds everything that does not fit, at once. */
    static void check(DecisionInProgress draft, IssueRuling command, List<RemedyLine> lines, CommandFaults faults) {
        if (draft.policy().secondEdition() != null) {
            new CoherenceRules(draft, command, lines, faults).check();
        }
    }

    private void check() {
        findingsOnce();
        switch (command.result()) {
            case GRANTED -> granted();
            case PARTLY_GRANTED -> partlyGranted();
            case DISMISSED -> dismissed();
            case UNDECIDED -> undecided();
        }
        if (RulingRules.grants(command.result()) && buyerBearsAll()) {
            faults.incoherent("liability", Message.of("rule.buyer-bears-all").with("result", command.result()));
        }
        if (command.result() != RulingResult.UNDECIDED && hasDirections()) {
            faults.incoherent("directions", Message.of("rule.directions-of-a-decision"));
        }
        FreightRules.fault(command).ifPresent(fault -> faults.incoherent("freight", fault));
        findings();
    }

    private void findingsOnce() {
        List<String> elements = given().stream().map(FindingOf::element).toList();
        List<String> twice = elements.stream()
                .distinct()
                .filter(element -> Collections.frequency(elements, element) > 1)
                .toList();
        if (!twice.isEmpty()) {
            faults.incoherent(
                    "findings",
                    Message.of("rule.findings-twice")
                            .with("elements", twice.stream().map(Word::element).toList()));
        }
    }

    /** Compensation may stand beside what was claimed, as the law gives it. */
    private void granted() {
        List<RemedyLine> claimed = draft.state().claimed();
        boolean whole = claimed.stream().allMatch(part -> lines.stream().anyMatch(line -> isSame(line, part)));
        boolean beside = lines.stream()
                .filter(line -> claimed.stream().noneMatch(part -> isSame(line, part)))
                .allMatch(line -> line.remedy() == Remedy.COMPENSATION && isSomething(line));
        if (!whole || !beside) {
            Money money = RemedyLine.total(claimed);
            faults.incoherent(
                    gives,
                    Message.of("rule.granted-is-the-claim")
                            .with("amount", money)
                            .with("money", money.isPositive() ? "yes" : "no"));
        }
    }

    private void partlyGranted() {
        if (!lines.stream().allMatch(CoherenceRules::isSomething)) {
            faults.incoherent(gives, Message.of("rule.partly-is-something"));
        }
        List<RemedyLine> claimed = draft.state().claimed();
        if (givesAll(claimed) && givesAll(draft.state().filing().lines())) {
            faults.incoherent(gives, Message.of("rule.partly-is-less").with("amount", RemedyLine.total(claimed)));
        }
    }

    /** What was agreed or ruled before its goods came into question may be more than the claim, or less: a part of either is a part. */
    private boolean givesAll(List<RemedyLine> whole) {
        return whole.stream().allMatch(part -> lines.stream().anyMatch(line -> isWhole(line, part)));
    }

    private void dismissed() {
        givesNothing();
        if (!EnumSet.of(Fault.NONE, Fault.BUYER)
                .contains(Optional.ofNullable(command.atFault()).orElse(Fault.NONE))) {
            faults.incoherent(
                    "atFault", Message.of("rule.dismissed-without-fault").with("atFault", command.atFault()));
        }
    }

    private void undecided() {
        givesNothing();
        if (!hasDirections()) {
            faults.incoherent("directions", Message.of("rule.undecided-needs-directions"));
        }
    }

    private void givesNothing() {
        boolean something = RulingRules.linesOf(draft.state(), command).stream()
                .anyMatch(line -> line.remedy() != null && line.remedy() != Remedy.NONE
                        || line.amount() != null && line.amount().isPositive());
        if (something) {
            faults.incoherent(gives, Message.of("rule.gives-nothing").with("result", command.result()));
        }
    }

    /** The buyer's own part is never paid: with all of it nothing is given, also where a last cent is rounded to it. */
    private boolean buyerBearsAll() {
        Map<Account, Integer> liability = command.liability() == null ? Map.of() : command.liability();
        if (!RulingRules.isWhole(liability)) {
            return false;
        }
        Money price = Closing.inMoney(lines, draft.state().filing());
        Money own = Bookings.shares(price, liability)
                .getOrDefault(Account.BUYER, draft.state().zero());
        return liability.getOrDefault(Account.BUYER, 0) == 100 || price.isPositive() && own.compareTo(price) == 0;
    }

    private List<FindingOf> given() {
        return command.findings() == null ? List.of() : command.findings();
    }

    private boolean hasDirections() {
        return command.directions() != null && !command.directions().isEmpty();
    }

    private static boolean isSame(RemedyLine line, RemedyLine claimed) {
        return line.remedy() == claimed.remedy() && line.amount().compareTo(claimed.amount()) == 0;
    }

    /** All of it or more, also under the name of a part. */
    private static boolean isWhole(RemedyLine line, RemedyLine claimed) {
        boolean same = line.remedy() == claimed.remedy()
                || line.remedy() == Remedy.PARTIAL_REFUND && claimed.remedy() == Remedy.REFUND;
        return same && line.amount().compareTo(claimed.amount()) >= 0;
    }

    private static boolean isSomething(RemedyLine line) {
        return line.remedy().isInKind()
                || line.remedy() != Remedy.NONE && line.amount().isPositive();
    }

    /** A result against every finding takes somebody who may deviate, and words for it. */
    private void findings() {
        boolean against = command.result() == RulingResult.GRANTED && allFor(Role.SELLER)
                || command.result() == RulingResult.DISMISSED && allFor(Role.BUYER);
        if (!against) {
            return;
        }
        Role favoured = command.result() == RulingResult.GRANTED ? Role.SELLER : Role.BUYER;
        if (command.deviation() == null) {
            faults.incoherent(
                    "deviation", Message.of("rule.against-all-findings").with("favoured", favoured));
        } else if (draft.actor().role() == Role.AGENT) {
            faults.incoherent(
                    "deviation", Message.of("rule.deviation-is-a-seniors").with("favoured", favoured));
        }
    }

    private boolean allFor(Role side) {
        List<Burden> burdens = draft.state().proof().burdens();
        return !burdens.isEmpty()
                && burdens.stream().allMatch(this::isFound)
                && given().stream().allMatch(finding -> favoured(finding) == side);
    }

    private boolean isFound(Burden burden) {
        return given().stream().anyMatch(finding -> burden.element().equals(finding.element()));
    }

    /** The side for which a finding speaks; null where the policy names none for its element. */
    private Role favoured(FindingOf finding) {
        Role proven = draft.policy().secondEdition().favours(draft.state().reasonToProve(), finding.element());
        return proven == null || finding.finding() == Finding.PROVEN ? proven : proven.opponent();
    }
}
