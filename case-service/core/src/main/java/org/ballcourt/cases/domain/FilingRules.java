package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.PriorContact;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.ReturnExclusion;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** Whether a complaint is taken, and whether a fast lane serves it at once. */
final class FilingRules {
    private FilingRules() {}

    static void file(DecisionInProgress draft, FileComplaint command, Markets markets) {
        Policy policy = draft.policy();
        Order order = command.order();
        requireFiler(draft, command);
        if (policy.secondEdition() != null && order.buyer().equals(order.seller())) {
            throw new CaseRejection(RejectionCode.OWN_CASE, Message.of("rule.buys-from-oneself"));
        }
        markets.require(order);
        List<EvidenceItem> newFacts = newFacts(draft, command);
        RefilingRules.require(draft, command, newFacts);
        EarlierPayments earlier =
                policy.secondEdition() == null ? null : draft.facts().line().payments();
        Money amount = Amounts.claimed(command, earlier, policy);
        requireWindow(command.reason(), order, policy, draft.decidedAt());
        if (command.reason() == Reason.NO_REASON_RETURN) {
            requireNoExclusion(order, policy);
            requireRefund(command, policy);
        }
        if (lapses(draft, command.reason()) > 1) {
            throw new CaseRejection(RejectionCode.DUPLICATE_CASE, Message.of("rule.lapsed-twice"));
        }
        draft.add(new ComplaintFiled(
                order.buyer(),
                order.seller(),
                order,
                command.reason(),
                command.remedy(),
                amount,
                PersonalText.of(buyerOf(order), command.statement()),
                contacts(draft, command),
                command.urgent(),
                policy.version(),
                newFacts.isEmpty() ? null : newFacts,
                earlier,
                draft.dutyChange()
                        .to(Stage.NEGOTIATION)
                        .open(answerTerm(amount, policy), Role.SELLER, order.seller())
                        .done(),
                draft.actor().role() == Role.AGENT ? command.channel() : null,
                draft.actor().role() == Role.AGENT ? Withdrawal.until(draft) : null));
        if (LineAccount.isEmpty(earlier)) {
            FastLanes.serve(draft, command, amount);
        }
    }

    /** Who sends goods back without a reason gets the money, and nothing else. */
    private static void requireRefund(FileComplaint command, Policy policy) {
        boolean money = !command.remedy().isInKind()
                && command.remedy() != Remedy.NONE
                && command.remedy() != Remedy.COMPENSATION;
        if (policy.secondEdition() != null && !money) {
            throw new CaseRejection(RejectionCode.GROUND_NOT_MET, Message.of("rule.no-reason-brings-money"))
                    .in("remedy");
        }
    }

    /** Each reason may be filed again once; the first edition counts all of the line together. */
    private static long lapses(DecisionInProgress draft, Reason reason) {
        return draft.policy().secondEdition() == null
                ? draft.facts().filing().earlierLapses()
                : draft.facts().line().cases().stream()
                        .filter(earlier -> earlier.outcome() == Outcome.LAPSED
                                && earlier.filing().reason() == reason)
                        .count();
    }

    /** Evidence of the buyer's own; it may have been uploaded for an earlier case. */
    private static List<EvidenceItem> newFacts(DecisionInProgress draft, FileComplaint command) {
        List<String> ids = command.newFacts() == null ? List.of() : command.newFacts();
        Actor buyer = buyerOf(command.order());
        return CommandFaults.ofEach("newFacts", ids, id -> draft.originalOf(buyer, id)).stream()
                .distinct()
                .toList();
    }

    /** The buyer, or in the second edition an agent for the buyer, who becomes no side by it and must be none. */
    private static void requireFiler(DecisionInProgress draft, FileComplaint command) {
        Order order = command.order();
        Actor filer = draft.actor();
        boolean forAnother = filer.role() == Role.AGENT
                && command.onBehalfOf() != null
                && draft.policy().secondEdition() != null;
        boolean own =
                filer.equals(buyerOf(order)) && (command.onBehalfOf() == null || command.isOnBehalfOf(filer.id()));
        if (!forAnother && !own) {
            throw new CaseRejection(RejectionCode.NOT_YOUR_ROLE, Message.of("rule.only-the-buyer-complains"));
        }
        if (forAnother && (filer.id().equals(order.buyer()) || filer.id().equals(order.seller()))) {
            throw Refusals.ownCase(filer);
        }
        if (forAnother && !command.isOnBehalfOf(order.buyer())) {
            throw new CaseRejection(RejectionCode.NOT_YOUR_ORDER, Message.of("rule.order-of-another-buyer"));
        }
    }

    private static Actor buyerOf(Order order) {
        return new Actor(Role.BUYER, order.buyer());
    }

    private static DutyTerm answerTerm(Money amount, Policy policy) {
        boolean small = amount.isPositive() && amount.compareTo(policy.amounts().smallClaim()) <= 0;
        return small ? DutyTerm.ANSWER_SMALL_CLAIM : DutyTerm.ANSWER_CLAIM;
    }

    private static List<PriorContact> contacts(DecisionInProgress draft, FileComplaint command) {
        return command.priorContacts() == null
                ? List.of()
                : command.priorContacts().stream()
                        .map(c -> PriorContact.told(c.at(), c.channel(), c.summary(), buyerOf(command.order())))
                        .toList();
    }

    private static void requireWindow(Reason reason, Order order, Policy policy, Instant now) {
        if (reason == Reason.NO_REASON_RETURN && order.signedAt() == null) {
            throw new CaseRejection(RejectionCode.OUTSIDE_WINDOW, Message.of("rule.not-signed-for"));
        }
        Instant until = windowEnd(reason, order, policy);
        if (now.isAfter(until)) {
            throw new CaseRejection(
                    RejectionCode.OUTSIDE_WINDOW,
                    Message.of("rule.window-over")
                            .with("reason", reason)
                            .with("until", until.atZone(policy.calendar().zone())));
        }
    }

    static boolean isInWindow(Filing filing, Policy policy) {
        return !filing.at().isAfter(windowEnd(filing.reason(), filing.order(), policy));
    }

    /** The last instant at which the complaint may be filed. */
    private static Instant windowEnd(Reason reason, Order order, Policy policy) {
        Policy.Windows windows = policy.windows();
        ZoneId zone = policy.calendar().zone();
        return switch (reason) {
            case NO_REASON_RETURN ->
                endOf(LocalDate.ofInstant(order.signedAt(), zone).plusDays(windows.noReasonReturnDays()), zone);
            case PARCEL_LOST, PARCEL_DAMAGED, DELIVERY_STALLED ->
                plusDays(firstOf(order.shippedAt(), order.paidAt()), windows.parcelDays(), policy);
            case WARRANTY_REFUSED ->
                order.warrantyUntil() == null ? defaultEnd(order, policy) : endOf(order.warrantyUntil(), zone);
            case QUALITY_DEFECT,
                    NOT_AS_DESCRIBED,
                    FALSE_ADVERTISING,
                    COUNTERFEIT,
                    FRAUD,
                    SERVICE_PROMISE_BROKEN,
                    RETURN_REFUSED,
                    REFUND_UNPAID,
                    INJURY_OR_ALLERGY,
                    SELLER_MISCONDUCT -> defaultEnd(order, policy);
        };
    }

    private static Instant defaultEnd(Order order, Policy policy) {
        return plusDays(
                firstOf(order.signedAt(), firstOf(order.shippedAt(), order.paidAt())),
                policy.windows().defaultDays(),
                policy);
    }

    private static Instant firstOf(Instant first, Instant second) {
        return first == null ? second : first;
    }

    private static Instant plusDays(Instant from, int days, Policy policy) {
        return from == null ? Instant.MAX : policy.windowEnd(from, Duration.ofDays(days));
    }

    /** The last nanosecond of a day. */
    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }

    private static void requireNoExclusion(Order order, Policy policy) {
        exclusion(order, policy.grounds()).ifPresent(why -> {
            throw new CaseRejection(RejectionCode.NO_REASON_EXCLUDED, why);
        });
    }

    /** Why the goods cannot come back without a reason, and what the buyer can do instead. */
    private static Optional<Message> exclusion(Order order, Policy.Grounds grounds) {
        ReturnExclusion named = order.exclusion();
        if (named != null && grounds.fixedExclusions().contains(named)) {
            return Optional.of(Message.of("rule.goods-excluded").with("named", named));
        }
        if (grounds.noReasonExcluded().contains(order.goodsClass())) {
            return Optional.of(Message.of("rule.goods-class-excluded").with("goodsClass", order.goodsClass()));
        }
        boolean confirmed = order.exclusionConfirmed()
                && (named == null || grounds.confirmedExclusions().contains(named));
        return confirmed
                ? Optional.of(Message.of("rule.exclusion-confirmed").with("named", named == null ? "none" : named))
                : Optional.empty();
    }
}
