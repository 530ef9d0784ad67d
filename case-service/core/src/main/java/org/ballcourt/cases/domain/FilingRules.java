package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.PriorContact;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.ReturnExclusion;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** Whether a complaint is taken, and whether a fast lane serves it at once. */
final class FilingRules {
    private FilingRules() {}

    static void file(DecisionInProgress draft, FileComplaint command) {
        Policy policy = draft.policy();
        Order order = command.order();
        if (draft.actor().role() != Role.BUYER
                || !order.buyer().equals(draft.actor().id())) {
            throw new CaseRejection(RejectionCode.NOT_YOUR_ROLE, Message.of("rule.only-the-buyer-complains"));
        }
        if (policy.secondEdition() != null && order.buyer().equals(order.seller())) {
            throw new CaseRejection(RejectionCode.OWN_CASE, Message.of("rule.buys-from-oneself"));
        }
        Money amount = Amounts.claimed(command.remedy(), command.amount(), order, policy);
        requireWindow(command.reason(), order, policy, draft.decidedAt());
        if (command.reason() == Reason.NO_REASON_RETURN) {
            requireNoExclusion(order, policy);
        }
        if (draft.facts().filing().earlierLapses() > 1) {
            throw new CaseRejection(RejectionCode.DUPLICATE_CASE, Message.of("rule.lapsed-twice"));
        }
        draft.add(new ComplaintFiled(
                order.buyer(),
                order.seller(),
                order,
                command.reason(),
                command.remedy(),
                amount,
                draft.text(command.statement()),
                contacts(draft, command),
                command.urgent(),
                policy.version(),
                draft.dutyChange()
                        .to(Stage.NEGOTIATION)
                        .open(answerTerm(amount, policy), Role.SELLER, order.seller())
                        .done()));
        fastLanes(draft, command, amount);
    }

    private static DutyTerm answerTerm(Money amount, Policy policy) {
        boolean small = amount.isPositive() && amount.compareTo(policy.amounts().smallClaim()) <= 0;
        return small ? DutyTerm.ANSWER_SMALL_CLAIM : DutyTerm.ANSWER_CLAIM;
    }

    private static void fastLanes(DecisionInProgress draft, FileComplaint command, Money amount) {
        if (command.reason() == Reason.NO_REASON_RETURN) {
            EnforcementPlan plan = Steps.byRule(Remedy.RETURN_AND_REFUND, amount, draft);
            draft.add(new NoReasonReturnGranted("fast-lane.no-reason-return", plan, Enforcement.begin(draft, plan)));
        } else if (expressRefundApplies(draft, command, amount)) {
            EnforcementPlan plan = Steps.byRule(Remedy.REFUND, amount, draft);
            draft.add(new ExpressRefundGranted("fast-lane.express-refund", plan, Enforcement.begin(draft, plan)));
        }
    }

    private static boolean expressRefundApplies(DecisionInProgress draft, FileComplaint command, Money amount) {
        Policy policy = draft.policy();
        return command.order().promises().contains(Promise.EXPRESS_REFUND)
                && command.remedy() == Remedy.REFUND
                && amount.isPositive()
                && amount.compareTo(policy.amounts().expressRefund()) <= 0
                && draft.facts().filing().buyerInGoodStanding()
                && draft.facts().filing().expressRefundsUsed() < policy.limits().expressRefundQuota();
    }

    private static List<PriorContact> contacts(DecisionInProgress draft, FileComplaint command) {
        return command.priorContacts() == null
                ? List.of()
                : command.priorContacts().stream()
                        .map(c -> new PriorContact(c.at(), c.channel(), draft.text(c.summary())))
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
                    Message.of("rule.window-over").with("reason", reason).with("until", until));
        }
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
