package org.ballcourt.notifications.rules;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Word;
import org.ballcourt.notifications.texts.Template;

/**
 * Who is told when somebody let a deadline pass: whoever missed it, whoever waited for it, and the desk when it was the
 * platform.
 */
final class SilenceRules {
    private SilenceRules() {}

    static void tell(NoticeBuilder to, DutyLapsed lapse) {
        to.with("late", lapse.holder())
                .with("by", lapse.holder())
                .with("missed", lapse.duty())
                .with("wasDueAt", lapse.dueAt())
                .with("rule", NoticeBuilder.clause(lapse.clause()));
        Actor late = to.actor(lapse.holder(), lapse.holderId());
        // What a third party's silence does to the two sides is not the third party's business.
        presuming(to, lapse.holder().isThirdParty() ? List.of() : presumptions(lapse));
        to.with("isReviewed", to.end().isOpen(DutyKind.REVIEW))
                .with("isAppealable", to.end().isOpen(DutyKind.MAY_APPEAL));
        // The shared desk gets the alarm below.
        if (!Actor.DESK.equals(late)) {
            to.to(late, lapse.duty() == DutyKind.MAY_APPEAL ? Template.RULING_FINAL : Template.DUTY_MISSED);
        }
        presuming(to, presumptions(lapse));
        to.with("isRuled", to.end().isOpen(DutyKind.RULE));
        switch (lapse.duty()) {
            case ANSWER_CLAIM -> to.to(Role.BUYER, Template.SELLER_SILENT);
            case ANSWER_OFFER -> to.toOthersThan(lapse.holder(), Template.OFFER_EXPIRED);
            case ANSWER_SETTLEMENT -> to.toOthersThan(lapse.holder(), Template.SETTLEMENT_DECLINED);
            case ANSWER_REJECTION, PROVE, ANSWER_REQUEST, RETURN_GOODS, CONFIRM_RECEIPT, PERFORM ->
                to.toOthersThan(lapse.holder(), Template.OTHER_SIDE_SILENT);
            case INSPECT -> to.toBoth(Template.OTHER_SIDE_SILENT).to(Actor.DESK, Template.INSPECTION_LATE);
            case TRIAGE -> to.toBoth(Template.PLATFORM_LATE);
            case RULE ->
                to.toBoth(Template.PLATFORM_LATE)
                        .to(lapse.holder() == Role.SENIOR ? Actor.DESK : null, Template.SENIOR_LATE);
            case REVIEW -> to.toBoth(Template.PLATFORM_LATE).to(Actor.DESK, Template.REVIEWER_LATE);
            case PAY_ADVANCE -> to.to(Role.BUYER, Template.PLATFORM_LATE).to(Actor.DESK, Template.ADVANCE_LATE);
            case ANSWER_REPORT -> to.to(to.complainant(), Template.REPORT_UNANSWERED);
            case HANDLE_AGENT_COMPLAINT, HANDLE_VIOLATION, HANDLE_CONTEST ->
                to.to(to.complainant(), Template.PLATFORM_LATE).to(Actor.DESK, Template.SUPERVISOR_LATE);
            case ANSWER_CONTACT ->
                to.to(to.complainant(), Template.PLATFORM_LATE).to(Actor.DESK, Template.CONTACT_UNANSWERED);
            // A right that was not used, and an outside body that took its time, surprise nobody else.
            case MAY_APPEAL, AWAIT_OUTSIDE_BODY -> {}
        }
    }

    private static void presuming(NoticeBuilder to, List<Map<String, Object>> presumptions) {
        to.with("presumptions", presumptions).with("hasPresumptions", !presumptions.isEmpty());
    }

    private static List<Map<String, Object>> presumptions(DutyLapsed lapse) {
        return lapse.presumptions() == null
                ? List.of()
                : lapse.presumptions().stream()
                        .map(found -> Map.<String, Object>of(
                                "element",
                                Word.element(found.element()),
                                "finding",
                                found.finding(),
                                "against",
                                found.against()))
                        .toList();
    }
}
