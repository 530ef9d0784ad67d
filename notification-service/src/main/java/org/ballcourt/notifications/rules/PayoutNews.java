package org.ballcourt.notifications.rules;

import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.CaseEvent.ProvisionalCreditGranted;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.notifications.texts.Template;

/** Who is told what about the platform's payments: the buyer what it got and why, whoever is liable what is its own part of it. */
final class PayoutNews {
    private PayoutNews() {}

    static void paid(NoticeBuilder to, AdvancePaid advance) {
        AdvanceCause cause = advance.cause();
        to.with("something", advance.amount().isPositive())
                .with("forCredit", cause == AdvanceCause.PROVISIONAL_CREDIT)
                .with("forOthers", cause == AdvanceCause.SHARES)
                .with("forExpress", cause == AdvanceCause.EXPRESS_REFUND)
                .with("forSeller", cause == null || cause == AdvanceCause.SELLER_SILENT)
                .to(Role.BUYER, Template.ADVANCE_PAID);
    }

    /** What the buyer holds of it already was told when it was paid. */
    static void credited(NoticeBuilder to, ProvisionalCreditGranted credit) {
        credit.ledger().stream()
                .filter(entry -> entry.account() == Account.BUYER)
                .findFirst()
                .ifPresent(entry -> to.with("amount", entry.change()).to(Role.BUYER, Template.PROVISIONAL_CREDIT));
    }

    /** What the order promised is paid before anybody looks, and the goods may have to come back. */
    static void granted(NoticeBuilder to, ExpressRefundGranted granted) {
        EnforcementPlan plan = granted.plan();
        to.remedy(plan)
                .with("paidFirst", plan.platformPaysFirst())
                .with("goodsBack", plan.platformPaysFirst() && plan.steps().contains(StepKind.RETURN_GOODS))
                .toBoth(Template.EXPRESS_REFUND_GRANTED);
    }

    /** Whoever is not known by name is claimed from by the desk, which has to know. */
    static void recovered(NoticeBuilder to, RecoveryOpened recovery) {
        boolean seller = recovery.from() == null || recovery.from() == Account.SELLER;
        boolean buyer = recovery.from() == Account.BUYER;
        boolean express = recovery.cause() == AdvanceCause.EXPRESS_REFUND && !buyer;
        to.with("afterTheEnd", buyer)
                .with("express", express)
                .with("fromSeller", seller && !express)
                .with("ofPart", !seller && !buyer && !express);
        to.with("contestable", recovery.contestUntil() != null);
        if (recovery.from() == null) {
            to.to(Role.SELLER, Template.RECOVERY_OPENED);
        } else if (recovery.liable() == null) {
            to.to(Actor.DESK, Template.RECOVERY_TO_CLAIM);
        } else {
            to.to(recovery.liable(), Template.RECOVERY_OPENED);
        }
    }
}
