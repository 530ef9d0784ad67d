package org.ballcourt.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Freight;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.PriorContact;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.StepKind;

/** Pieces of cases; whatever is personal is a canary that no notice may sing. */
public final class Stories {
    public static final Instant FILED = Instant.parse("2026-11-02T02:00:00Z");
    public static final Actor BUYER = new Actor(Role.BUYER, "CANARY-li");
    public static final Actor SELLER = new Actor(Role.SELLER, "CANARY-juicehaus");
    public static final Actor AGENT = new Actor(Role.AGENT, "wang");
    public static final Actor SENIOR = new Actor(Role.SENIOR, "hu");
    public static final Actor REVIEWER = new Actor(Role.REVIEWER, "xu");
    public static final Actor CARRIER = new Actor(Role.CARRIER, "fastship");
    public static final Actor LAB = new Actor(Role.LAB, "tuv");
    public static final Money AMOUNT = Money.of("899.00", "CNY");

    private Stories() {}

    /** A text that must never leave the case. */
    public static PersonalText secret(Actor of) {
        return PersonalText.of(of, "CANARY-TEXT 我的电话 138");
    }

    public static Duty duty(String id, DutyKind kind, Actor holder, Consequence onLapse) {
        return new Duty(
                id,
                kind,
                holder.role(),
                holder.id(),
                FILED,
                FILED.plus(Duration.ofHours(48)),
                ClockKind.CALENDAR,
                onLapse,
                "silence." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                List.of(),
                null);
    }

    public static BallChange opens(Duty... duties) {
        return new BallChange(null, List.of(duties), List.of(), List.of());
    }

    public static BallChange ends(Duty duty, DutyEnding how, Duty... opened) {
        return new BallChange(
                null,
                List.of(opened),
                List.of(new EndedDuty(duty.dutyId(), duty.kind(), duty.holder(), how, null)),
                List.of());
    }

    public static CaseEvent.ComplaintFiled filed(BallChange ball) {
        Order order = new Order(
                "O-1001",
                "1",
                BUYER.id(),
                SELLER.id(),
                "JH-900",
                "德国工艺榨汁机",
                GoodsClass.HOME_APPLIANCE,
                AMOUNT,
                1,
                FILED,
                FILED,
                FILED,
                null,
                List.of(),
                false,
                "fastship",
                "FS-77",
                null);
        return new CaseEvent.ComplaintFiled(
                BUYER.id(),
                SELLER.id(),
                order,
                Reason.QUALITY_DEFECT,
                Remedy.RETURN_AND_REFUND,
                AMOUNT,
                secret(BUYER),
                List.of(new PriorContact(FILED, "CHAT", secret(BUYER))),
                false,
                "cn-marketplace",
                ball);
    }

    public static EnforcementPlan plan() {
        return new EnforcementPlan(
                Remedy.REFUND,
                AMOUNT,
                List.of(StepKind.REFUND),
                Map.of(Account.SELLER, 100),
                Fault.SELLER,
                Outcome.REMEDY_PERFORMED,
                null,
                null,
                null);
    }

    public static Ruling ruling() {
        return new Ruling(
                AGENT,
                List.of(),
                RulingResult.GRANTED,
                Remedy.REFUND,
                AMOUNT,
                Map.of(Account.SELLER, 100),
                Fault.SELLER,
                List.of("quality.burden"),
                "cn-marketplace",
                secret(AGENT),
                null,
                Freight.SELLER,
                null,
                null);
    }

    public static EvidenceItem evidence(Actor by) {
        return new EvidenceItem(
                "ev-1", EvidenceKind.VIDEO, secret(by), 9, "0".repeat(64), "video/mp4", true, by, FILED, null);
    }

    public static CaseEvent.DutyLapsed lapsed(Duty duty, Duty... opened) {
        return new CaseEvent.DutyLapsed(
                duty.dutyId(),
                duty.kind(),
                duty.holder(),
                duty.holderId(),
                duty.dueAt(),
                duty.onLapse(),
                duty.clause(),
                duty.onLapse() == Consequence.PRESUMPTION
                        ? List.of(new Presumption("DELIVERED", Finding.NOT_PROVEN, Role.SELLER))
                        : List.of(),
                null,
                List.of(),
                ends(duty, DutyEnding.LAPSED, opened));
    }
}
