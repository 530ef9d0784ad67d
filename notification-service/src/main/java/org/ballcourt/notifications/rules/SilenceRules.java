package org.ballcourt.notifications.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.notifications.texts.Element;
import org.ballcourt.notifications.texts.Template;

/**
 * Who is told when somebody let a deadline pass: whoever missed it, whoever waited for it, and the desk when it was the
 * platform.
 */
final class SilenceRules {
    private SilenceRules() {}

    static void tell(NoticeBuilder to, DutyLapsed lapse) {
        Actor late = to.actor(lapse.holder(), lapse.holderId());
        Map<String, Object> facts = facts(lapse);
        // What a third party's silence does to the two sides is not the third party's business.
        Map<String, Object> own = lapse.holder().isThirdParty() ? withoutPresumptions(facts) : facts;
        // The shared desk gets the alarm below.
        if (!Actor.DESK.equals(late)) {
            to.to(late, lapse.duty() == DutyKind.MAY_APPEAL ? Template.RULING_FINAL : Template.DUTY_MISSED, own);
        }
        switch (lapse.duty()) {
            case ANSWER_CLAIM -> to.to(to.side(Role.BUYER), Template.SELLER_SILENT, facts);
            case ANSWER_OFFER -> to.toOthersThan(lapse.holder(), Template.OFFER_EXPIRED, facts);
            case ANSWER_SETTLEMENT ->
                to.toOthersThan(
                        lapse.holder(), Template.SETTLEMENT_DECLINED, Map.of("by", lapse.holder(), "bySilence", true));
            case ANSWER_REJECTION, PROVE, ANSWER_REQUEST, RETURN_GOODS, CONFIRM_RECEIPT, PERFORM ->
                to.toOthersThan(lapse.holder(), Template.OTHER_SIDE_SILENT, facts);
            case INSPECT -> {
                to.toBoth(Template.OTHER_SIDE_SILENT, facts);
                to.to(Actor.DESK, Template.INSPECTION_LATE, facts);
            }
            case TRIAGE -> to.toBoth(Template.PLATFORM_LATE, facts);
            case RULE -> {
                to.toBoth(Template.PLATFORM_LATE, facts);
                if (lapse.holder() == Role.SENIOR) {
                    to.to(Actor.DESK, Template.SENIOR_LATE, facts);
                }
            }
            case REVIEW -> {
                to.toBoth(Template.PLATFORM_LATE, facts);
                to.to(Actor.DESK, Template.REVIEWER_LATE, facts);
            }
            case PAY_ADVANCE -> {
                to.to(to.side(Role.BUYER), Template.PLATFORM_LATE, facts);
                to.to(Actor.DESK, Template.ADVANCE_LATE, facts);
            }
            case HANDLE_AGENT_COMPLAINT, HANDLE_VIOLATION, HANDLE_CONTEST -> MatterNews.late(to, facts);
            // A right that was not used, and an outside body that took its time, surprise nobody else.
            case MAY_APPEAL, AWAIT_OUTSIDE_BODY -> {}
        }
    }

    private static Map<String, Object> withoutPresumptions(Map<String, Object> facts) {
        Map<String, Object> fewer = new HashMap<>(facts);
        fewer.put("presumptions", List.of());
        fewer.put("hasPresumptions", false);
        return fewer;
    }

    private static Map<String, Object> facts(DutyLapsed lapse) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("late", lapse.holder());
        facts.put("missed", lapse.duty());
        facts.put("wasDueAt", lapse.dueAt());
        facts.put("consequence", lapse.consequence());
        facts.put("rule", lapse.clause() == null ? "-" : lapse.clause());
        List<Map<String, Object>> presumptions = lapse.presumptions() == null
                ? List.of()
                : lapse.presumptions().stream()
                        .map(found -> Map.<String, Object>of(
                                "element",
                                new Element(found.element()),
                                "finding",
                                found.finding(),
                                "against",
                                found.against()))
                        .toList();
        facts.put("presumptions", presumptions);
        facts.put("hasPresumptions", !presumptions.isEmpty());
        return facts;
    }
}
