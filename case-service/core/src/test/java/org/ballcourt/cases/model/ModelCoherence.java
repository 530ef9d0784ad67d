package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand.FindingOf;
import org.ballcourt.contracts.CaseCommand.IssueRuling;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;

/** Section 11, rule 6: the parts of a ruling do not contradict each other. */
final class ModelCoherence {
    private final ModelCase c;
    private final IssueRuling ruling;
    private final List<ModelLine> gives;

    ModelCoherence(ModelCase c, IssueRuling ruling, List<ModelLine> gives) {
        this.c = c;
        this.ruling = ruling;
        this.gives = gives;
    }

    void require() {
        boolean fits = switch (ruling.result()) {
            case GRANTED ->
                c.claim().stream().allMatch(part -> gives.stream().anyMatch(line -> isThe(part, line)))
                        && gives.stream()
                                .filter(line -> c.claim().stream().noneMatch(part -> isThe(part, line)))
                                .allMatch(line -> line.remedy() == Remedy.COMPENSATION
                                        && line.amount().signum() > 0);
            case PARTLY_GRANTED ->
                gives.stream().allMatch(line -> line.isInKind() || givesMoney(line))
                        && gives.stream()
                                .noneMatch(line -> isAllOf(new ModelLine(c.remedy, c.claimed), line) && givesAll());
            case DISMISSED ->
                saysNothing()
                        && (ruling.atFault() == null
                                || Set.of(Fault.BUYER, Fault.NONE).contains(ruling.atFault()));
            case UNDECIDED -> saysNothing();
        };
        boolean grants =
                Set.of("GRANTED", "PARTLY_GRANTED").contains(ruling.result().name());
        boolean empty = grants && buyerIsLeftWithNothing();
        boolean undecided = ruling.result().name().equals("UNDECIDED");
        boolean directed = ruling.directions() != null && !ruling.directions().isEmpty();
        No.unless(
                fits && !empty && undecided == directed && eachElementOnce() && !strays(),
                RejectionCode.RULING_INCOHERENT);
    }

    private boolean buyerIsLeftWithNothing() {
        int own = ruling.liability().getOrDefault(Account.BUYER, 0);
        BigDecimal all = c.price(gives);
        BigDecimal bears = c.shares(all, ruling.liability()).getOrDefault(Account.BUYER, BigDecimal.ZERO);
        return own == 100 || all.signum() > 0 && all.add(bears).signum() == 0;
    }

    private static boolean isThe(ModelLine part, ModelLine line) {
        return line.remedy() == part.remedy() && line.amount().compareTo(part.amount()) == 0;
    }

    /** Once the goods of something else than the claim are in question, all of that is all. */
    private boolean givesAll() {
        return c.claim().stream().allMatch(part -> gives.stream().anyMatch(line -> isAllOf(part, line)));
    }

    private static boolean givesMoney(ModelLine line) {
        return line.remedy() != Remedy.NONE && line.amount().signum() > 0;
    }

    /** A partial refund of all that was to be refunded is none. */
    private static boolean isAllOf(ModelLine part, ModelLine line) {
        boolean refund = line.remedy() == Remedy.PARTIAL_REFUND && part.remedy() == Remedy.REFUND;
        return (refund || line.remedy() == part.remedy()) && line.amount().compareTo(part.amount()) >= 0;
    }

    private boolean saysNothing() {
        Stream<RemedyLine> said = ruling.lines() == null
                ? Stream.of(new RemedyLine(ruling.remedy(), ruling.amount()))
                : ruling.lines().stream();
        return said.allMatch(line -> (line.remedy() == null || line.remedy() == Remedy.NONE)
                && (line.amount() == null || line.amount().amount().compareTo(BigDecimal.ZERO) <= 0));
    }

    private boolean eachElementOnce() {
        List<FindingOf> all = findings();
        return all.stream().map(FindingOf::element).distinct().count() == all.size();
    }

    /** Against everything that was found, without a senior's or a reviewer's word for it. */
    private boolean strays() {
        boolean against = ruling.result().name().equals("GRANTED") && allSpeakFor(Role.SELLER)
                || ruling.result().name().equals("DISMISSED") && allSpeakFor(Role.BUYER);
        return against && (ruling.deviation() == null || c.actor.role() == Role.AGENT);
    }

    private boolean allSpeakFor(Role side) {
        for (Burden burden : c.burdens) {
            String named = String.valueOf(c.policy
                    .secondEdition()
                    .favours()
                    .getOrDefault(c.atStake == null ? c.reason : Reason.NO_REASON_RETURN, Map.of())
                    .get(burden.element()));
            Finding forSide = named.equals(side.name()) ? Finding.PROVEN : Finding.NOT_PROVEN;
            boolean speaks = !named.equals("null")
                    && findings().stream()
                            .filter(finding -> finding.element().equals(burden.element()))
                            .allMatch(finding -> finding.finding() == forSide);
            if (!speaks) {
                return false;
            }
        }
        return !c.burdens.isEmpty();
    }

    private List<FindingOf> findings() {
        return ruling.findings() == null ? List.of() : ruling.findings();
    }
}
