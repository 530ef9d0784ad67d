package org.ballcourt.notifications.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.notifications.texts.Element;
import org.ballcourt.notifications.texts.Template;

/** Who is told what when something happens; whoever acted knows it already. */
public final class NoticeRules {
    private NoticeRules() {}

    /** The notices about an event, at most one per reader and template. */
    public static List<Notice> of(KnownCase before, KnownCase after, RecordedEvent recorded) {
        NoticeBuilder notices = new NoticeBuilder(before, after, recorded);
        tell(notices, recorded);
        notices.aboutTheBall();
        return notices.written();
    }

    /** What a reminder says, while the duty is open. */
    public static Notice reminder(KnownCase view, Duty duty, int share) {
        Actor holder = view.holder(duty);
        Map<String, Object> facts = NoticeBuilder.ending(view, holder);
        facts.put("share", share);
        facts.put("reminded", duty.kind());
        facts.put("dueAt", duty.dueAt());
        return new Notice(holder, Template.REMINDER, facts);
    }

    private static void tell(NoticeBuilder to, RecordedEvent recorded) {
        Actor actor = recorded.actor();
        Actor buyer = to.side(Role.BUYER);
        Actor seller = to.side(Role.SELLER);
        switch (recorded.event()) {
            case CaseEvent.ComplaintFiled e ->
                to.to(seller, Template.COMPLAINT_FILED, with(remedy(e.remedy(), e.amount()), "reason", e.reason()));
            case CaseEvent.ExpressRefundGranted e -> to.toBoth(Template.EXPRESS_REFUND_GRANTED, remedy(e.plan()));
            case CaseEvent.NoReasonReturnGranted e -> to.toBoth(Template.NO_REASON_RETURN_GRANTED, remedy(e.plan()));
            case CaseEvent.ClaimAccepted e ->
                to.to(buyer, Template.CLAIM_ACCEPTED, with(remedy(e.plan()), "bySilence", actor.role() == Role.SYSTEM));
            case CaseEvent.SellerRejected e -> to.to(buyer, Template.CLAIM_REJECTED, facts("ground", e.ground()));
            case CaseEvent.OfferMade e ->
                to.toOthersThan(
                        e.by(), Template.OFFER_MADE, with(remedy(e.remedy(), e.amount()), "offerId", e.offerId()));
            case CaseEvent.OfferAccepted e ->
                to.toOthers(Template.OFFER_ACCEPTED, with(remedy(e.plan()), "offerId", e.offerId()));
            case CaseEvent.OfferDeclined e -> to.toOthers(Template.OFFER_DECLINED, facts("offerId", e.offerId()));
            case CaseEvent.StatementAdded e -> {
                if (!to.isAboutADispute()) {
                    MatterNews.stated(to, e.visibleTo(), actor);
                } else if (e.visibleTo() == Audience.ALL) {
                    to.toOthers(Template.STATEMENT_ADDED, facts("by", actor.role()));
                }
            }
            case CaseEvent.ComplaintWithdrawn _ -> to.to(seller, Template.COMPLAINT_WITHDRAWN, facts());
            case CaseEvent.InterventionRequested e -> {
                // When the clock asks, silence is the news, and DutyLapsed has told it.
                if (actor.role().isSide()) {
                    to.toOthers(Template.INTERVENTION_REQUESTED, facts("ground", e.ground()));
                }
            }
            case CaseEvent.InterventionAccepted e ->
                to.toBoth(Template.INTERVENTION_ACCEPTED, facts("byRule", e.owner() == null));
            case CaseEvent.InterventionDeclined e -> to.toBoth(Template.INTERVENTION_DECLINED, facts("code", e.code()));
            case CaseEvent.EvidenceRoundOpened e ->
                to.toBoth(
                        Template.EVIDENCE_ROUND_OPENED,
                        facts(
                                "burdens",
                                e.burdens().stream().map(NoticeRules::burden).toList()));
            case CaseEvent.HandedOff e ->
                to.to(e.to(), Template.CASE_HANDED_OFF, facts("why", e.why(), "empty", e.empty()));
            case CaseEvent.OwnerFixed e -> {
                to.to(e.owner(), Template.OWNER_FIXED, facts("owner", e.owner()));
                to.to(Actor.DESK, Template.OWNER_FIXED, facts("owner", e.owner()));
            }
            case CaseEvent.EvidenceRequested e ->
                to.to(to.actor(e.from(), e.fromId()), Template.EVIDENCE_REQUESTED, asked(e));
            case CaseEvent.EvidenceSubmitted e ->
                to.toOthers(
                        Template.EVIDENCE_SUBMITTED,
                        facts(
                                "by",
                                actor.role(),
                                "exhibit",
                                e.exhibit(),
                                "kind",
                                e.evidence().kind()));
            case CaseEvent.EvidenceCompleted e ->
                to.toOthersThan(e.by(), Template.EVIDENCE_COMPLETED, facts("by", e.by()));
            case CaseEvent.SettlementProposed e ->
                to.toBoth(Template.SETTLEMENT_PROPOSED, remedy(e.remedy(), e.amount()));
            case CaseEvent.SettlementAccepted e ->
                to.toOthersThan(e.by(), Template.SETTLEMENT_ACCEPTED, facts("by", e.by(), "agreed", e.plan() != null));
            case CaseEvent.SettlementDeclined e ->
                to.toOthersThan(e.by(), Template.SETTLEMENT_DECLINED, facts("by", e.by(), "bySilence", false));
            case CaseEvent.EscalatedToSenior e -> to.toBoth(Template.ESCALATED, facts("ground", e.ground()));
            case CaseEvent.RulingIssued e -> to.toBoth(Template.RULING_ISSUED, ruling(e.ruling()));
            case CaseEvent.AppealLodged e ->
                to.toOthersThan(e.by(), Template.APPEAL_LODGED, facts("by", e.by(), "ground", e.ground()));
            case CaseEvent.AppealDecided e ->
                to.toBoth(Template.APPEAL_DECIDED, with(ruling(e.ruling()), "decision", e.decision()));
            case CaseEvent.StepConfirmed e ->
                to.toOthers(
                        Template.STEP_CONFIRMED,
                        facts("step", e.step(), "by", actor.role(), "bySilence", actor.role() == Role.SYSTEM));
            case CaseEvent.NonPerformanceReported e ->
                to.toOthers(Template.NON_PERFORMANCE_REPORTED, facts("step", e.step(), "by", actor.role()));
            case CaseEvent.CaseSuspended e ->
                to.toBoth(Template.CASE_SUSPENDED, facts("cause", e.cause(), "reference", e.reference()));
            case CaseEvent.CaseResumed _ -> to.toBoth(Template.CASE_RESUMED, facts());
            case CaseEvent.ExternalOutcomeRecorded e ->
                to.toBoth(Template.EXTERNAL_OUTCOME_RECORDED, facts("cause", e.cause(), "reference", e.reference()));
            // Ratings are for the measures of the desk, not for its mail.
            case CaseEvent.ServiceRated _ -> {}
            case CaseEvent.DutyLapsed e -> SilenceRules.tell(to, e);
            case CaseEvent.ProvisionalCreditGranted e ->
                to.to(buyer, Template.PROVISIONAL_CREDIT, facts("amount", e.amount()));
            case CaseEvent.AdvancePaid e -> to.to(buyer, Template.ADVANCE_PAID, facts("amount", e.amount()));
            case CaseEvent.RecoveryOpened e -> to.to(seller, Template.RECOVERY_OPENED, facts("amount", e.amount()));
            case CaseEvent.OutageCredited e ->
                e.ball()
                        .opened()
                        .forEach(duty -> to.to(
                                to.actor(duty.holder(), duty.holderId()),
                                Template.OUTAGE_CREDITED,
                                facts("credit", e.credit(), "from", e.from(), "until", e.until())));
            case CaseEvent.AgentComplaintFiled e -> MatterNews.filed(to, e);
            case CaseEvent.AgentComplaintDecided e -> MatterNews.decided(to, e);
            case CaseEvent.SanctionAppealed _ -> MatterNews.appealed(to);
            case CaseEvent.ViolationReported e -> MatterNews.filed(to, e);
            case CaseEvent.ViolationDecided e -> MatterNews.decided(to, e);
            case CaseEvent.FlagContested e -> MatterNews.filed(to, e);
            case CaseEvent.ContestDecided e -> MatterNews.decided(to, e.decision());
            case CaseEvent.PolicyAnnounced e -> {
                Map<String, Object> facts = facts("from", e.from(), "to", e.to(), "governsFrom", e.governsFrom());
                to.toBoth(Template.POLICY_ANNOUNCED, facts);
                to.toPlatformHolders(Template.POLICY_ANNOUNCED, facts);
            }
            case CaseEvent.CaseClosed e -> {
                if (to.isAboutADispute()) {
                    to.toBoth(Template.CASE_CLOSED, closing(e));
                } else {
                    MatterNews.closed(to, e);
                }
            }
        }
    }

    /** Names and values in turn; what an event leaves out is a dash. */
    private static Map<String, Object> facts(Object... namesAndValues) {
        Map<String, Object> facts = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], Objects.requireNonNullElse(namesAndValues[i + 1], "-"));
        }
        return facts;
    }

    private static Map<String, Object> remedy(EnforcementPlan plan) {
        return plan == null ? remedy(null, null) : remedy(plan.remedy(), plan.amount());
    }

    private static Map<String, Object> remedy(Remedy remedy, Money amount) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("remedy", remedy == null ? Remedy.NONE : remedy);
        facts.put("hasAmount", amount != null && amount.isPositive());
        facts.put("amount", amount == null ? "-" : amount);
        return facts;
    }

    private static Map<String, Object> ruling(Ruling ruling) {
        return ruling == null
                ? with(remedy(null, null), "result", "-")
                : with(remedy(ruling.remedy(), ruling.amount()), "result", ruling.result());
    }

    private static Map<String, Object> burden(Burden burden) {
        return Map.of("element", new Element(burden.element()), "bearer", burden.bearer());
    }

    private static Map<String, Object> asked(CaseEvent.EvidenceRequested e) {
        return Map.of(
                "hasElement",
                e.element() != null,
                "element",
                new Element(e.element() == null ? "-" : e.element()),
                "hasKinds",
                e.kinds() != null && !e.kinds().isEmpty(),
                "kinds",
                e.kinds() == null ? List.of() : e.kinds());
    }

    private static Map<String, Object> closing(CaseEvent.CaseClosed e) {
        boolean owes = e.platformOwes() != null && e.platformOwes().isPositive();
        return facts("outcome", e.outcome(), "owes", owes, "owed", owes ? e.platformOwes() : "-");
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, Object fact) {
        facts.put(name, Objects.requireNonNullElse(fact, "-"));
        return facts;
    }
}
