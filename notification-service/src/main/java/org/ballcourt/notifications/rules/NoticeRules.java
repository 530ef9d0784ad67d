package org.ballcourt.notifications.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Contested;
import org.ballcourt.contracts.Direction;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.Word;
import org.ballcourt.contracts.records.StandingChanged;
import org.ballcourt.notifications.texts.Template;
import org.ballcourt.notifications.webhooks.Webhook;

/** Who is told what when something happens; whoever acted knows it already. */
public final class NoticeRules {
    private NoticeRules() {}

    /**
     * The notices about each event of a commit, at most one per event, reader and template. All of them end with what is to be done when
     * the commit is over: what lies between its events nobody ever saw, and a duty that it opened and ended is nobody's.
     *
     * @param before the case before the first of them
     */
    public static List<List<Notice>> of(KnownCase before, List<RecordedEvent> commit) {
        KnownCase end = before;
        for (RecordedEvent recorded : commit) {
            end = end.after(recorded.event());
        }
        boolean closed = commit.stream().anyMatch(recorded -> recorded.event() instanceof CaseEvent.CaseClosed);
        CommitEnd atTheEnd = new CommitEnd(before, end, closed);
        List<NoticeBuilder> notices = new ArrayList<>();
        KnownCase moment = before;
        for (RecordedEvent recorded : commit) {
            KnownCase next = moment.after(recorded.event());
            NoticeBuilder about = new NoticeBuilder(moment, next, atTheEnd, recorded);
            tell(about, recorded);
            notices.add(about);
            moment = next;
        }
        notices.forEach(NoticeBuilder::aboutTheBall);
        return notices.stream().map(NoticeBuilder::written).toList();
    }

    /** What a reminder says, while the duty is open. */
    public static Notice reminder(KnownCase view, Duty duty, int share) {
        Actor holder = view.holder(duty);
        Map<String, Object> facts = NoticeBuilder.ending(view, holder);
        facts.put("share", share);
        facts.put("reminded", duty.kind());
        facts.put("dueAt", duty.dueAt());
        return new Notice(holder, Template.REMINDER, facts, view.policy());
    }

    /** What a seller is told that has come to another rung of the ladder. */
    public static Notice standing(StandingChanged change) {
        Actor seller = Actor.parse(change.of());
        Map<String, Object> facts = NoticeBuilder.ending(KnownCase.of(caseOf(change)), seller);
        facts.put(
                "isRaised",
                change.to() != null && (change.from() == null || change.to().compareTo(change.from()) > 0));
        facts.put("caseId", Objects.requireNonNullElse(change.because(), false));
        facts.put("isOnARung", change.to() != null);
        facts.put("rung", Objects.requireNonNullElse(change.to(), "-"));
        facts.put("points", change.points());
        return new Notice(seller, Template.STANDING_CHANGED, facts, null);
    }

    /** What whoever has a webhook is told that is told nothing any more. */
    public static Notice webhookDisabled(Webhook webhook, Webhook.Disabled why) {
        Map<String, Object> facts = NoticeBuilder.ending(KnownCase.of(webhook.id()), webhook.owner());
        facts.put("url", webhook.wish().url());
        facts.put("isGone", why == Webhook.Disabled.GONE);
        facts.put("isFailing", why == Webhook.Disabled.FAILING);
        facts.put("isByPlatform", why == Webhook.Disabled.BY_PLATFORM);
        facts.put("since", Objects.requireNonNullElse(webhook.failingSince(), webhook.since()));
        return new Notice(webhook.owner(), Template.WEBHOOK_DISABLED, facts, null);
    }

    /** The case that brought the newest points; the seller itself where all of them have expired. */
    public static String caseOf(StandingChanged change) {
        return Objects.requireNonNullElse(change.because(), change.of());
    }

    private static void tell(NoticeBuilder to, RecordedEvent recorded) {
        switch (recorded.event()) {
            case CaseEvent.ComplaintFiled e ->
                filed(to.remedies(List.of(new RemedyLine(e.remedy(), e.amount()))), e, recorded.actor());
            case CaseEvent.ExpressRefundGranted e -> PayoutNews.granted(to, e);
            case CaseEvent.NoReasonReturnGranted e -> to.remedy(e.plan()).toBoth(Template.NO_REASON_RETURN_GRANTED);
            case CaseEvent.ClaimAccepted e -> to.remedy(e.plan()).to(Role.BUYER, Template.CLAIM_ACCEPTED);
            case CaseEvent.SellerRejected _ -> to.to(Role.BUYER, Template.CLAIM_REJECTED);
            case CaseEvent.OfferMade e -> to.remedies(e.allLines()).toOthersThan(e.by(), Template.OFFER_MADE);
            case CaseEvent.OfferAccepted e -> to.remedy(e.plan()).toOthers(Template.OFFER_ACCEPTED);
            case CaseEvent.OfferDeclined _ -> to.toOthers(Template.OFFER_DECLINED);
            case CaseEvent.StatementAdded e -> stated(to, e, recorded.actor());
            case CaseEvent.ComplaintWithdrawn _ -> to.to(Role.SELLER, Template.COMPLAINT_WITHDRAWN);
            case CaseEvent.InterventionRequested _ ->
                requested(to, recorded.actor().role());
            case CaseEvent.InterventionAccepted e ->
                to.with("byRule", e.owner() == null && recorded.actor().role() == Role.SYSTEM)
                        .toBoth(Template.INTERVENTION_ACCEPTED);
            case CaseEvent.InterventionDeclined e ->
                to.with("appealable", !e.ball().opened().isEmpty()).toBoth(Template.INTERVENTION_DECLINED);
            case CaseEvent.EvidenceRoundOpened e ->
                to.with("burdens", burdens(e)).toBoth(Template.EVIDENCE_ROUND_OPENED);
            case CaseEvent.HandedOff e -> to.to(e.to(), Template.CASE_HANDED_OFF);
            case CaseEvent.OwnerFixed e ->
                to.to(e.owner(), Template.OWNER_FIXED).to(Actor.DESK, Template.OWNER_FIXED);
            case CaseEvent.EvidenceRequested e ->
                asked(to, e).to(to.actor(e.from(), e.fromId()), Template.EVIDENCE_REQUESTED);
            case CaseEvent.EvidenceSubmitted e ->
                to.with("kind", e.evidence().kind()).toOthers(Template.EVIDENCE_SUBMITTED);
            case CaseEvent.UnavailabilityDeclared e -> unavailable(to, e);
            case CaseEvent.EvidenceCompleted e -> to.toOthersThan(e.by(), Template.EVIDENCE_COMPLETED);
            case CaseEvent.SettlementProposed e -> to.remedies(e.allLines()).toBoth(Template.SETTLEMENT_PROPOSED);
            case CaseEvent.SettlementAccepted e ->
                to.with("agreed", e.plan() != null).toOthersThan(e.by(), Template.SETTLEMENT_ACCEPTED);
            case CaseEvent.SettlementDeclined e ->
                to.with("bySilence", false)
                        .with("isRuled", to.end().isOpen(DutyKind.RULE))
                        .toOthersThan(e.by(), Template.SETTLEMENT_DECLINED);
            case CaseEvent.EscalatedToSenior _ -> to.toBoth(Template.ESCALATED);
            case CaseEvent.RulingIssued e -> ruling(to, e.ruling()).toBoth(Template.RULING_ISSUED);
            case CaseEvent.AppealLodged e -> to.toOthersThan(e.by(), Template.APPEAL_LODGED);
            case CaseEvent.AppealDecided e -> ruling(to, e.ruling()).toBoth(Template.APPEAL_DECIDED);
            case CaseEvent.StepConfirmed e ->
                confirmed(to, e.step(), recorded.actor().role());
            case CaseEvent.NonPerformanceReported _ -> to.toOthers(Template.NON_PERFORMANCE_REPORTED);
            case CaseEvent.CaseSuspended e ->
                to.with("hasReference", e.reference() != null).toBoth(Template.CASE_SUSPENDED);
            case CaseEvent.CaseResumed _ ->
                to.with("goesOn", !to.end().isClosed()).toBoth(Template.CASE_RESUMED);
            case CaseEvent.ExternalOutcomeRecorded e ->
                to.remedy(e.plan())
                        .with("performs", e.plan() != null)
                        .with("awardless", e.lines() == null)
                        .with("hasCause", e.cause() != null)
                        .with("hasReference", e.reference() != null)
                        .toBoth(Template.EXTERNAL_OUTCOME_RECORDED);
            // Ratings are for the measures of the desk, not for its mail.
            case CaseEvent.ServiceRated _ -> {}
            case CaseEvent.DutyLapsed e -> SilenceRules.tell(to, e);
            case CaseEvent.ProvisionalCreditGranted e -> PayoutNews.credited(to, e);
            case CaseEvent.AdvancePaid e -> PayoutNews.paid(to, e);
            case CaseEvent.RecoveryOpened e -> PayoutNews.recovered(to, e);
            case CaseEvent.RecoveryReversed e ->
                to.with("contested", e.contest() != null).to(e.liable(), Template.RECOVERY_REVERSED);
            case CaseEvent.RemedyReduced e ->
                to.remedy(e.plan())
                        .with("nothing", e.plan().remedy() == Remedy.NONE)
                        .toBoth(Template.REMEDY_REDUCED);
            case CaseEvent.OutageCredited _ -> to.toThoseWhoMustAct(Template.OUTAGE_CREDITED);
            case CaseEvent.AgentComplaintFiled e -> MatterNews.filed(to, e);
            case CaseEvent.AgentComplaintDecided e -> MatterNews.decided(to, e);
            case CaseEvent.SanctionAppealed _ -> MatterNews.appealed(to);
            case CaseEvent.ViolationReported e -> MatterNews.reported(to, e);
            case CaseEvent.ReportAnswered _ ->
                to.to(Actor.DESK, Template.REPORT_ANSWERED).to(to.complainant(), Template.REPORT_ANSWERED);
            case CaseEvent.ViolationDecided e -> MatterNews.decided(to, e);
            case CaseEvent.FlagContested e -> MatterNews.filed(to, e.flag());
            case CaseEvent.RecoveryContested _ -> MatterNews.filed(to, Contested.RECOVERY);
            case CaseEvent.ContestDecided _ -> MatterNews.decided(to);
            case CaseEvent.ContactOpened e -> MatterNews.opened(to, e);
            case CaseEvent.ContactAnswered e -> MatterNews.answered(to, e);
            case CaseEvent.PolicyAnnounced _ ->
                to.toBoth(Template.POLICY_ANNOUNCED).toPlatformHolders(Template.POLICY_ANNOUNCED);
            case CaseEvent.CaseClosed e -> closed(to, e);
        }
    }

    /** Whoever had it filed by somebody of the platform hears of it, and may say that it was not meant so. */
    private static void filed(NoticeBuilder to, CaseEvent.ComplaintFiled filing, Actor filer) {
        // In a fast lane there is nothing to answer, and nothing to withdraw any more but what somebody else filed.
        boolean answered = to.end().isOpen(DutyKind.ANSWER_CLAIM);
        boolean hasTerm = filing.withdrawUntil() != null;
        to.with("isAnswered", answered).to(Role.SELLER, Template.COMPLAINT_FILED);
        to.with("hasTerm", hasTerm).with("isWithdrawable", answered || hasTerm);
        if (filer.role() != Role.BUYER) {
            to.to(Role.BUYER, Template.COMPLAINT_FILED_FOR_YOU);
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

    /** Only the word of whoever performs may be wrong: what somebody says to have received nobody else knows better. */
    private static void confirmed(NoticeBuilder to, StepKind step, Role by) {
        boolean performed = switch (step) {
            case RETURN_GOODS -> by == Role.BUYER;
            case REFUND, COMPENSATE, REPLACE, REPAIR, SEND_REPLACEMENT, SEND_REPAIRED -> by == Role.SELLER;
            case RECEIVE_GOODS, RECEIVE_REPLACEMENT -> false;
        };
        boolean toPlatform = to.paidThePlatform();
        to.with("toPlatform", toPlatform)
                .with("isToBeBelieved", performed && !toPlatform)
                .toOthers(Template.STEP_CONFIRMED);
    }

    private static List<Map<String, Object>> burdens(CaseEvent.EvidenceRoundOpened round) {
        return round.burdens().stream()
                .map(burden ->
                        Map.<String, Object>of("element", Word.element(burden.element()), "bearer", burden.bearer()))
                .toList();
    }

    private static NoticeBuilder asked(NoticeBuilder to, CaseEvent.EvidenceRequested request) {
        return to.with("hasElement", request.element() != null)
                .with("element", Word.element(Objects.requireNonNullElse(request.element(), "-")))
                .with("hasKinds", request.kinds() != null && !request.kinds().isEmpty())
                .with("binding", request.ball().opened().stream().anyMatch(duty -> duty.kinds() != null));
    }

    private static void unavailable(NoticeBuilder to, CaseEvent.UnavailabilityDeclared declared) {
        to.with("hasElement", declared.element() != null)
                .with("element", Word.element(Objects.requireNonNullElse(declared.element(), "-")))
                .toOthersThan(declared.by(), Template.EVIDENCE_UNAVAILABLE);
    }

    private static NoticeBuilder ruling(NoticeBuilder to, Ruling ruling) {
        return ruling == null
                ? to.nothing()
                        .freight(null)
                        .with("result", null)
                        .with("ruled", false)
                        .with("brings", false)
                        .with("hasDirections", false)
                        .with("hasBuyersPart", false)
                : to.remedies(ruling.allLines())
                        .freight(ruling.freight())
                        .with("result", ruling.result())
                        .with("ruled", true)
                        .with("brings", ruling.allLines().stream().anyMatch(line -> line.remedy() != Remedy.NONE))
                        .with("directions", directions(ruling))
                        .with("hasDirections", ruling.directions() != null)
                        .with("buyersPart", ruling.liability().getOrDefault(Account.BUYER, 0))
                        .with("hasBuyersPart", ruling.liability().getOrDefault(Account.BUYER, 0) > 0);
    }

    private static List<Map<String, Object>> directions(Ruling ruling) {
        return Objects.requireNonNullElse(ruling.directions(), List.<Direction>of()).stream()
                .map(direction -> Map.<String, Object>of("direction", direction))
                .toList();
    }

    /** Whoever was answered was told so. */
    private static void closed(NoticeBuilder to, CaseEvent.CaseClosed closing) {
        if (to.isAboutADispute()) {
            boolean owes =
                    closing.platformOwes() != null && closing.platformOwes().isPositive();
            to.with("owes", owes)
                    .with("owed", closing.platformOwes())
                    .with("takenBack", closing.buyerOwes() != null)
                    .toBoth(Template.CASE_CLOSED);
        } else if (closing.outcome() != Outcome.ANSWERED) {
            to.with("unanswered", to.isAboutAContact() && closing.outcome() == Outcome.UNDECIDED)
                    .to(to.complainant(), Template.MATTER_CLOSED)
                    .to(to.concerned(), Template.MATTER_CLOSED);
        }
    }
}
