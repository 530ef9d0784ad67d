package org.ballcourt.cases.model;

import static org.ballcourt.contracts.RejectionCode.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ballcourt.cases.domain.EarlierCase;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Order;

/** What the other cases of an order line mean for one: rules 1 and 2 of the second edition. */
record ModelOrderLine(ModelCase c) {
    void mayBeFiled(FileComplaint x) {
        List<String> brought = x.newFacts() == null ? List.of() : x.newFacts();
        for (String id : brought) {
            EvidenceItem item = c.facts.evidence().get(id);
            No.unless(item != null, EVIDENCE_UNKNOWN);
            No.unless(item.uploadedBy().equals(c.actor), EVIDENCE_NOT_YOURS);
        }
        List<EarlierCase> same = c.facts.line().cases().stream()
                .filter(before -> before.filing().reason() == x.reason())
                .toList();
        long withdrawn = same.stream()
                .filter(before -> before.outcome().name().equals("WITHDRAWN"))
                .count();
        Instant since = null;
        for (EarlierCase before : same) {
            boolean stands = switch (before.outcome()) {
                case SETTLED, REMEDY_PERFORMED, CLAIM_DISMISSED, EXTERNALLY_DECIDED -> true;
                case WITHDRAWN -> withdrawn >= 2;
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
        BigDecimal ofPrice = BigDecimal.ZERO;
        BigDecimal beyond = BigDecimal.ZERO;
        for (EarlierCase before : c.facts.line().cases()) {
            ofPrice = ofPrice.add(before.refunded().amount());
            beyond = beyond.add(before.compensated().amount());
        }
        if (ofPrice.add(beyond).signum() > 0) {
            c.paidOfPrice = ofPrice;
            c.compensated = beyond;
        }
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
