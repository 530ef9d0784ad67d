package org.ballcourt.notifications.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.RecordedEvent;
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
        switch (recorded.event()) {
            case CaseEvent.ComplaintFiled e ->
                to.remedy(e.remedy(), e.amount()).to(Role.SELLER, Template.COMPLAINT_FILED);
            case CaseEvent.ExpressRefundGranted e -> to.remedy(e.plan()).toBoth(Template.EXPRESS_REFUND_GRANTED);
            case CaseEvent.NoReasonReturnGranted e -> to.remedy(e.plan()).toBoth(Template.NO_REASON_RETURN_GRANTED);
            case CaseEvent.ClaimAccepted e -> to.remedy(e.plan()).to(Role.BUYER, Template.CLAIM_ACCEPTED);
            case CaseEvent.SellerRejected _ -> to.to(Role.BUYER, Template.CLAIM_REJECTED);
            case CaseEvent.OfferMade e -> to.remedy(e.remedy(), e.amount()).toOthersThan(e.by(), Template.OFFER_MADE);
            case CaseEvent.OfferAccepted e -> to.remedy(e.plan()).toOthers(Template.OFFER_ACCEPTED);
            case CaseEvent.OfferDeclined _ -> to.toOthers(Template.OFFER_DECLINED);
            case CaseEvent.StatementAdded e -> stated(to, e, recorded.actor());
            case CaseEvent.ComplaintWithdrawn _ -> to.to(Role.SELLER, Template.COMPLAINT_WITHDRAWN);
            case CaseEvent.InterventionRequested _ ->
                requested(to, recorded.actor().role());
            case CaseEvent.InterventionAccepted e ->
                to.with("byRule", e.owner() == null).toBoth(Template.INTERVENTION_ACCEPTED);
            case CaseEvent.InterventionDeclined _ -> to.toBoth(Template.INTERVENTION_DECLINED);
            case CaseEvent.EvidenceRoundOpened e ->
                to.with("burdens", burdens(e)).toBoth(Template.EVIDENCE_ROUND_OPENED);
            case CaseEvent.HandedOff e -> to.to(e.to(), Template.CASE_HANDED_OFF);
            case CaseEvent.OwnerFixed e ->
                to.to(e.owner(), Template.OWNER_FIXED).to(Actor.DESK, Template.OWNER_FIXED);
            case CaseEvent.EvidenceRequested e ->
                asked(to, e).to(to.actor(e.from(), e.fromId()), Template.EVIDENCE_REQUESTED);
            case CaseEvent.EvidenceSubmitted e ->
                to.with("kind", e.evidence().kind()).toOthers(Template.EVIDENCE_SUBMITTED);
            case CaseEvent.EvidenceCompleted e -> to.toOthersThan(e.by(), Template.EVIDENCE_COMPLETED);
            case CaseEvent.SettlementProposed e ->
                to.remedy(e.remedy(), e.amount()).toBoth(Template.SETTLEMENT_PROPOSED);
            case CaseEvent.SettlementAccepted e ->
                to.with("agreed", e.plan() != null).toOthersThan(e.by(), Template.SETTLEMENT_ACCEPTED);
            case CaseEvent.SettlementDeclined e ->
                to.with("bySilence", false).toOthersThan(e.by(), Template.SETTLEMENT_DECLINED);
            case CaseEvent.EscalatedToSenior _ -> to.toBoth(Template.ESCALATED);
            case CaseEvent.RulingIssued e -> ruling(to, e.ruling()).toBoth(Template.RULING_ISSUED);
            case CaseEvent.AppealLodged e -> to.toOthersThan(e.by(), Template.APPEAL_LODGED);
            case CaseEvent.AppealDecided e -> ruling(to, e.ruling()).toBoth(Template.APPEAL_DECIDED);
            case CaseEvent.StepConfirmed _ -> to.toOthers(Template.STEP_CONFIRMED);
            case CaseEvent.NonPerformanceReported _ -> to.toOthers(Template.NON_PERFORMANCE_REPORTED);
            case CaseEvent.CaseSuspended _ -> to.toBoth(Template.CASE_SUSPENDED);
            case CaseEvent.CaseResumed _ -> to.toBoth(Template.CASE_RESUMED);
            case CaseEvent.ExternalOutcomeRecorded _ -> to.toBoth(Template.EXTERNAL_OUTCOME_RECORDED);
            // Ratings are for the measures of the desk, not for its mail.
            case CaseEvent.ServiceRated _ -> {}
            case CaseEvent.DutyLapsed e -> SilenceRules.tell(to, e);
            case CaseEvent.ProvisionalCreditGranted _ -> to.to(Role.BUYER, Template.PROVISIONAL_CREDIT);
            case CaseEvent.AdvancePaid _ -> to.to(Role.BUYER, Template.ADVANCE_PAID);
            case CaseEvent.RecoveryOpened _ -> to.to(Role.SELLER, Template.RECOVERY_OPENED);
            case CaseEvent.OutageCredited _ -> to.toThoseWhoMustAct(Template.OUTAGE_CREDITED);
            case CaseEvent.AgentComplaintFiled e -> MatterNews.filed(to, e);
            case CaseEvent.AgentComplaintDecided e -> MatterNews.decided(to, e);
            case CaseEvent.SanctionAppealed _ -> MatterNews.appealed(to);
            case CaseEvent.ViolationReported e -> MatterNews.filed(to, e.kind());
            case CaseEvent.ViolationDecided e -> MatterNews.decided(to, e);
            case CaseEvent.FlagContested e -> MatterNews.filed(to, e.flag());
            case CaseEvent.ContestDecided _ -> MatterNews.decided(to);
            case CaseEvent.PolicyAnnounced _ ->
                to.toBoth(Template.POLICY_ANNOUNCED).toPlatformHolders(Template.POLICY_ANNOUNCED);
            case CaseEvent.CaseClosed e -> closed(to, e);
        }
    }

    private static void stated(NoticeBuilder to, CaseEvent.StatementAdded statement, Actor speaker) {
        if (!to.isAboutADispute()) {
            MatterNews.stated(to, statement.visibleTo(), speaker);
        } else if (statement.visibleTo() == Audience.ALL) {
            to.toOthers(Template.STATEMENT_ADDED);
        }
    }

    /** When the clock asks, silence is the news, and DutyLapsed has told it. */
    private static void requested(NoticeBuilder to, Role by) {
        if (by.isSide()) {
            to.toOthers(Template.INTERVENTION_REQUESTED);
        }
    }

    private static List<Map<String, Object>> burdens(CaseEvent.EvidenceRoundOpened round) {
        return round.burdens().stream()
                .map(burden ->
                        Map.<String, Object>of("element", new Element(burden.element()), "bearer", burden.bearer()))
                .toList();
    }

    private static NoticeBuilder asked(NoticeBuilder to, CaseEvent.EvidenceRequested request) {
        return to.with("hasElement", request.element() != null)
                .with("element", new Element(Objects.requireNonNullElse(request.element(), "-")))
                .with("hasKinds", request.kinds() != null && !request.kinds().isEmpty());
    }

    private static NoticeBuilder ruling(NoticeBuilder to, Ruling ruling) {
        return ruling == null
                ? to.remedy(null, null).with("result", null)
                : to.remedy(ruling.remedy(), ruling.amount()).with("result", ruling.result());
    }

    private static void closed(NoticeBuilder to, CaseEvent.CaseClosed closing) {
        if (to.isAboutADispute()) {
            boolean owes =
                    closing.platformOwes() != null && closing.platformOwes().isPositive();
            to.with("owes", owes).with("owed", closing.platformOwes()).toBoth(Template.CASE_CLOSED);
        } else {
            to.to(to.complainant(), Template.MATTER_CLOSED).to(to.concerned(), Template.MATTER_CLOSED);
        }
    }
}
