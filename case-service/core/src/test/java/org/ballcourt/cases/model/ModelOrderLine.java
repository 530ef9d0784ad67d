package org.ballcourt.cases.model;

import static org.ballcourt.contracts.RejectionCode.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.ballcourt.cases.domain.EarlierCase;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;

/** What the other cases of an order line mean for one: rules 1 and 2 of the second edition. */
record ModelOrderLine(ModelCase c) {
    /** Not what an agent filed for somebody who never touched it. */
    private static boolean filedByTheBuyer(EarlierCase before) {
        return before.filing().withdrawUntil() == null;
    }

    void mayBeFiled(FileComplaint x) {
        List<String> brought = x.newFacts() == null ? List.of() : x.newFacts();
        for (String id : brought) {
            EvidenceItem item = c.facts.evidence().get(id);
            No.unless(item != null, EVIDENCE_UNKNOWN);
            No.unless(item.uploadedBy().equals(new Actor(Role.BUYER, x.order().buyer())), EVIDENCE_NOT_YOURS);
        }
        List<EarlierCase> same = c.facts.line().cases().stream()
                .filter(before -> before.filing().reason() == x.reason())
                .toList();
        long withdrawn = same.stream()
                .filter(before -> before.outcome().name().equals("WITHDRAWN") && filedByTheBuyer(before))
                .count();
        long takenBack = same.stream()
                .filter(before -> before.outcome().name().equals("WITHDRAWN") && !filedByTheBuyer(before))
                .count();
        Instant since = null;
        for (EarlierCase before : same) {
            boolean stands = switch (before.outcome()) {
                case SETTLED, REMEDY_PERFORMED, CLAIM_DISMISSED, EXTERNALLY_DECIDED -> true;
                case WITHDRAWN ->
                    filedByTheBuyer(before) ? withdrawn >= 2 : takenBack >= 2 && c.actor.role() == Role.AGENT;
                case INADMISSIBLE -> !cured(before, x);
                default -> false;
            };
            if (stands && (since == null || before.closedAt().isAfter(since))) {
                since = before.closedAt();
            }
        }
        Instant decided = since;
        No.unless(decided == null || brought.stream().anyMatch(id -> isNew(id, decided)), ALREADY_DECIDED);
        countPayments();
    }

    /** A case that is opened again, as well as a new one, may bring no more than the others have left. */
    void countPayments() {
        if (!c.facts.line().cases().isEmpty()) {
            c.paidOfPrice = sum(EarlierCase::refunded);
            c.compensated = sum(EarlierCase::compensated);
        }
    }

    private BigDecimal sum(Function<EarlierCase, Money> paid) {
        return c.facts.line().cases().stream()
                .map(before -> paid.apply(before).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the others brought by now of the price, and beyond it: while a case is open, more may have come since it was filed. */
    BigDecimal byOthers(boolean beyond) {
        BigDecimal filed = beyond ? c.compensated : c.paidOfPrice;
        boolean counts = c.policy.secondEdition() != null && c.isOpen();
        return counts ? filed.max(sum(beyond ? EarlierCase::compensated : EarlierCase::refunded)) : filed;
    }

    /** The lines without what others brought since, the first lines first. */
    List<ModelLine> left(List<ModelLine> lines) {
        BigDecimal ofPrice = byOthers(false);
        BigDecimal beyond = byOthers(true);
        if (ofPrice.compareTo(c.paidOfPrice) == 0 && beyond.compareTo(c.compensated) == 0) {
            return lines;
        }
        BigDecimal value = c.order.value().amount();
        BigDecimal rest = value.subtract(ofPrice).max(BigDecimal.ZERO);
        BigDecimal restBeyond =
                new ModelActs(c).mostBeyond(value).subtract(beyond).max(BigDecimal.ZERO);
        List<ModelLine> left = new ArrayList<>();
        for (ModelLine line : lines) {
            boolean compensates = line.remedy() == Remedy.COMPENSATION;
            BigDecimal worth = c.price(List.of(line), lines);
            BigDecimal part = worth.min(compensates ? restBeyond : rest);
            rest = compensates ? rest : rest.subtract(part);
            restBeyond = compensates ? restBeyond.subtract(part) : restBeyond;
            if (part.compareTo(worth) == 0) {
                left.add(line);
            } else if (part.signum() > 0) {
                left.add(new ModelLine(line.remedy(), part, line.goodsStay()));
            }
        }
        return left.isEmpty() ? List.of(new ModelLine(Remedy.NONE, BigDecimal.ZERO)) : left;
    }

    private boolean isNew(String id, Instant decided) {
        boolean known = c.facts.line().cases().stream()
                .anyMatch(before -> before.evidence().contains(id)
                        || before.evidence().contains(c.facts.evidence().get(id).sha256()));
        return !known && !c.facts.evidence().get(id).uploadedAt().isBefore(decided);
    }

    private static boolean cured(EarlierCase before, FileComplaint x) {
        Order then = before.filing().order();
        String statement = x.statement() == null ? "" : x.statement().strip();
        return switch (before.declined().code()) {
            case NO_PRIOR_NEGOTIATION, DUPLICATE -> true;
            case OUT_OF_SCOPE -> false;
            case DESCRIPTION_TOO_THIN -> statement.length() > before.declined().told();
            case OUTSIDE_WINDOW -> !dates(then).equals(dates(x.order()));
        };
    }

    private static List<String> dates(Order order) {
        return List.of(
                Objects.toString(order.paidAt()),
                Objects.toString(order.shippedAt()),
                Objects.toString(order.signedAt()),
                Objects.toString(order.warrantyUntil()));
    }
}
