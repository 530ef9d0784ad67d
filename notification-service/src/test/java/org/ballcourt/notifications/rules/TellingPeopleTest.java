package org.ballcourt.notifications.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.notifications.Stories.AGENT;
import static org.ballcourt.notifications.Stories.BUYER;
import static org.ballcourt.notifications.Stories.CARRIER;
import static org.ballcourt.notifications.Stories.FILED;
import static org.ballcourt.notifications.Stories.SELLER;
import static org.ballcourt.notifications.Stories.duty;
import static org.ballcourt.notifications.Stories.ends;
import static org.ballcourt.notifications.Stories.filed;
import static org.ballcourt.notifications.Stories.lapsed;
import static org.ballcourt.notifications.Stories.opens;
import static org.ballcourt.notifications.Stories.plan;
import static org.ballcourt.notifications.Stories.ruling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.FilingChannel;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.ballcourt.contracts.records.StandingChanged;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.policies.PolicyLookup;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.notifications.texts.Template;
import org.ballcourt.notifications.webhooks.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is told what by each event, and that no notice sings of anything personal. */
class TellingPeopleTest {
    private static final NoticeTexts TEXTS = new NoticeTexts(PolicyLookup.in(ZoneId.of("Asia/Shanghai")));

    @ParameterizedTest
    @MethodSource({
        "org.ballcourt.notifications.rules.ToldStories#events",
        "org.ballcourt.notifications.rules.ToldStories#lapses",
        "org.ballcourt.notifications.rules.ToldStories#sparse"
    })
    void tellsExactlyThoseWhomItConcerns(Actor actor, CaseEvent event, Duty open, List<String> told) {
        assertThat(notices(actor, event, open))
                .extracting(
                        notice -> notice.to().role() + ": " + notice.template().id())
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @ParameterizedTest
    @MethodSource({
        "org.ballcourt.notifications.rules.ToldStories#events",
        "org.ballcourt.notifications.rules.ToldStories#lapses",
        "org.ballcourt.notifications.rules.ToldStories#sparse"
    })
    void neverTellsAnythingPersonal(Actor actor, CaseEvent event, Duty open, List<String> told) {
        for (Notice notice : notices(actor, event, open)) {
            for (Language language : Language.all()) {
                NoticeText text = TEXTS.write(notice.template(), notice.facts(), language, null);
                assertThat(text.subject() + text.body())
                        .doesNotContain("CANARY")
                        .doesNotContain("{{");
                if (notice.to().role().isThirdParty()) {
                    assertThat(text.subject() + text.body())
                            .doesNotContain("O-1001", "榨汁机", "899.00")
                            .contains("FS-77");
                }
            }
        }
    }

    @Test
    void tellsTheSellerOfAComplaintAndWhatSilenceBrings() {
        Notice notice = notices(KnownCase.of("case-1"), BUYER, filed(opens(ToldStories.ANSWER)))
                .getFirst();
        assertThat(notice.to()).isEqualTo(SELLER);
        assertThat(notice.template()).isEqualTo(Template.COMPLAINT_FILED);
        assertThat(TEXTS.write(notice.template(), notice.facts(), Language.of("en"), null)
                        .body())
                .contains("- answer the claim", "4 November 2026, 10:00 (Beijing time)", "the platform steps in");
    }

    @Test
    void showsWhoseTurnItIsToWhoeverNeedNotAct() {
        Notice toBuyer = notices(
                        SELLER,
                        new CaseEvent.ClaimAccepted(
                                plan(), ends(ToldStories.ANSWER, DutyEnding.DONE, ToldStories.PERFORM)),
                        ToldStories.ANSWER)
                .getFirst();
        assertThat(TEXTS.write(toBuyer.template(), toBuyer.facts(), Language.of("en"), null)
                        .body())
                .contains("You need not do anything now.", "- the seller: perform what was granted");
    }

    @Test
    void tellsAThirdPartyThatItsDutyHasGone() {
        Duty asked = duty("d5", DutyKind.ANSWER_REQUEST, CARRIER, Consequence.PRESUMPTION);
        List<Notice> notices = notices(
                Actor.SYSTEM,
                new CaseEvent.CaseClosed(
                        Outcome.WITHDRAWN, Fault.NONE, null, List.of(), ends(asked, DutyEnding.CANCELLED)),
                asked);
        assertThat(notices).extracting(Notice::to).contains(CARRIER);
        assertThat(notices)
                .filteredOn(notice -> notice.to().equals(CARRIER))
                .extracting(Notice::template)
                .containsExactly(Template.DUTY_ENDED);
    }

    private static String english(Actor actor, CaseEvent event, Duty open) {
        Notice notice = notices(actor, event, open).stream()
                .filter(told -> told.to().equals(BUYER))
                .findFirst()
                .orElseThrow();
        NoticeText text = TEXTS.write(notice.template(), notice.facts(), Language.of("en"), null);
        return text.subject() + "\n" + text.body();
    }

    private static String confirmed(Account paid) {
        Duty performs = duty("d9", DutyKind.PERFORM, SELLER, Consequence.PLATFORM_PAYS)
                .withPayments(List.of(new DuePayment(paid, Money.of("9.00", "CNY"))));
        return english(
                SELLER,
                new CaseEvent.StepConfirmed(StepKind.REFUND, null, List.of(), null, ends(performs, DutyEnding.DONE)),
                performs);
    }

    @Test
    void asksNobodyToReportWhatWasPaidToThePlatform() {
        assertThat(confirmed(Account.BUYER)).contains("report in the case that it was not performed");
        assertThat(confirmed(Account.PLATFORM)).contains("paid to the platform").doesNotContain("report");
    }

    /** What somebody says to have received, or the other side has no way to know, nobody is asked to contradict. */
    @Test
    void asksNobodyToContradictWhatTheOtherSideReceived() {
        assertThat(stepOf(BUYER, StepKind.REFUND)).doesNotContain("report");
        assertThat(stepOf(SELLER, StepKind.RECEIVE_GOODS)).doesNotContain("report");
        assertThat(stepOf(BUYER, StepKind.RETURN_GOODS)).contains("report in the case");
        assertThat(stepOf(SELLER, StepKind.SEND_REPLACEMENT)).contains("report in the case");
    }

    private static String stepOf(Actor by, StepKind step) {
        Notice notice = notices(
                        by,
                        new CaseEvent.StepConfirmed(step, null, List.of(), null, opens(ToldStories.PERFORM)),
                        ToldStories.ANSWER)
                .getFirst();
        return TEXTS.write(notice.template(), notice.facts(), Language.of("en"), null)
                .body();
    }

    @Test
    void namesNoReferenceNoBodyAndNoRemedyThatThereIsNot() {
        assertThat(english(
                        AGENT,
                        new CaseEvent.CaseSuspended(SuspensionCause.LAB, null, BallChange.NONE),
                        ToldStories.ANSWER))
                .contains("a laboratory.")
                .doesNotContain("reference");
        assertThat(english(
                        AGENT,
                        new CaseEvent.ExternalOutcomeRecorded(
                                null, null, null, null, null, null, null, BallChange.NONE),
                        ToldStories.ANSWER))
                .contains("was recorded.")
                .doesNotContain("reference", ": -");
        RemedyLine nothing = new RemedyLine(Remedy.NONE, Money.of("50.00", "CNY"));
        assertThat(english(
                        SELLER,
                        new CaseEvent.OfferMade(
                                "offer-1",
                                Role.SELLER,
                                nothing.remedy(),
                                nothing.amount(),
                                null,
                                null,
                                opens(ToldStories.ANSWER)),
                        ToldStories.ANSWER))
                .doesNotContain("50.00");
        assertThat(english(AGENT, new CaseEvent.RulingIssued(dismissing(), BallChange.NONE), ToldStories.ANSWER))
                .contains("Result: dismissed")
                .doesNotContain("Granted");
        assertThat(english(AGENT, new CaseEvent.RulingIssued(ruling(), BallChange.NONE), ToldStories.ANSWER))
                .contains("Granted: refund, CNY 899.00");
    }

    @Test
    void saysWhetherADecisionIsFinalByWhatIsStillOpen() {
        Duty own = duty("a", DutyKind.MAY_APPEAL, BUYER, Consequence.RULING_FINAL);
        Duty others = duty("b", DutyKind.MAY_APPEAL, SELLER, Consequence.RULING_FINAL);
        Duty review = duty("c", DutyKind.REVIEW, new Actor(Role.REVIEWER, "xu"), Consequence.OTHER_REVIEWER);
        assertThat(english(Actor.SYSTEM, lapsed(own, others), own)).contains("The other side may still appeal");
        assertThat(english(Actor.SYSTEM, lapsed(own, review), own))
                .contains("The other side has appealed")
                .doesNotContain("final.");
        assertThat(english(Actor.SYSTEM, lapsed(own), own)).contains("the decision is final.");
    }

    @Test
    void tellsWhoeverWasFiledForWhatCanBeDoneAboutIt() {
        assertThat(filedFor(opens(ToldStories.ANSWER))).contains("withdraw it");
        assertThat(filedFor(BallChange.NONE)).contains("tell the desk so").doesNotContain("withdraw");
    }

    private static String filedFor(BallChange ball) {
        return filedFor(filed(ball));
    }

    private static String filedFor(CaseEvent filing) {
        Notice notice = notices(KnownCase.of("case-1"), AGENT, filing).stream()
                .filter(told -> told.to().equals(BUYER))
                .findFirst()
                .orElseThrow();
        return TEXTS.write(notice.template(), notice.facts(), Language.of("en"), null)
                .body();
    }

    private static Ruling dismissing() {
        return new Ruling(
                AGENT,
                List.of(),
                RulingResult.DISMISSED,
                Remedy.NONE,
                null,
                Map.of(),
                Fault.NONE,
                List.of(),
                "cn-marketplace",
                null,
                null,
                null,
                null,
                null);
    }

    /** What is said of an award in a court's decision comes later, if ever. */
    @Test
    void tellsWhatBecomesOfTheMoneyWhereNoAwardIsKnown() {
        Duty rule = duty("d9", DutyKind.RULE, Actor.DESK, Consequence.PROVISIONAL_CREDIT);
        assertThat(english(Actor.DESK, outside(null), rule)).contains("stays as it is");
        assertThat(english(Actor.DESK, outside(List.of(new RemedyLine(Remedy.NONE, Money.of("0.00", "CNY")))), rule))
                .doesNotContain("stays as it is");
    }

    private static CaseEvent outside(List<RemedyLine> lines) {
        return new CaseEvent.ExternalOutcomeRecorded(
                SuspensionCause.COURT,
                "(2026)1",
                PersonalText.of(Actor.DESK, "the court said"),
                lines,
                null,
                null,
                null,
                BallChange.NONE);
    }

    @Test
    void tellsNoMoneyThatNobodyPays() {
        Duty advance = duty("d9", DutyKind.PAY_ADVANCE, Actor.SYSTEM, Consequence.PLATFORM_OWES);
        assertThat(english(Actor.SYSTEM, advanced("0.00", advance), advance))
                .contains("Nothing is left to be paid to you")
                .doesNotContain("0.00");
        assertThat(english(Actor.SYSTEM, advanced("5.00", advance), advance)).contains("has paid you CNY 5.00");

        RemedyLine goods = new RemedyLine(Remedy.REPLACEMENT, Money.of("10.00", "CNY"));
        assertThat(english(
                        SELLER,
                        new CaseEvent.OfferMade(
                                "offer-1",
                                Role.SELLER,
                                goods.remedy(),
                                goods.amount(),
                                null,
                                null,
                                opens(ToldStories.ANSWER)),
                        ToldStories.ANSWER))
                .contains("replacement")
                .doesNotContain("10.00");
    }

    private static CaseEvent advanced(String amount, Duty duty) {
        return new CaseEvent.AdvancePaid(
                Money.of(amount, "CNY"), null, AdvanceCause.SELLER_SILENT, List.of(), ends(duty, DutyEnding.DONE));
    }

    private static CaseEvent filedUntil(Instant withdrawUntil) {
        CaseEvent.ComplaintFiled own = filed(BallChange.NONE);
        return new CaseEvent.ComplaintFiled(
                own.buyer(),
                own.seller(),
                own.order(),
                own.reason(),
                own.remedy(),
                own.amount(),
                own.statement(),
                own.priorContacts(),
                own.urgent(),
                own.policy(),
                null,
                null,
                own.ball(),
                FilingChannel.PHONE,
                withdrawUntil);
    }

    @Test
    void saysUntilWhenTheBuyerTakesBackWhatAnAgentFiled() {
        Instant until = Instant.parse("2026-11-09T02:00:00Z");
        assertThat(filedFor(filedUntil(until)))
                .contains(
                        "withdraw it: nothing else has to be done",
                        "you can do so until 9 November 2026, 10:00 (Beijing time)");
        assertThat(filedFor(opens(ToldStories.ANSWER))).doesNotContain("you can do so until");
    }

    @Test
    void tellsASellerWhyTheRecoveryIsOver() {
        assertThat(recoveryOver("RC-1")).contains("Your contest was upheld").doesNotContain("withdrawn");
        assertThat(recoveryOver(null)).contains("The buyer has withdrawn").doesNotContain("contest");
    }

    private static String recoveryOver(String contest) {
        CaseEvent event = new CaseEvent.RecoveryReversed(
                Account.SELLER, SELLER, Money.of("9.00", "CNY"), contest, List.of(), BallChange.NONE, null);
        Notice notice = notices(BUYER, event, ToldStories.ANSWER).getFirst();
        return TEXTS.write(notice.template(), notice.facts(), Language.of("en"), null)
                .body();
    }

    @Test
    void usesEveryTemplate() {
        Set<Template> unused = EnumSet.allOf(Template.class);
        unused.remove(Template.COMPLAINT_FILED);
        unused.remove(Template.DUTY_ENDED);
        unused.remove(NoticeRules.reminder(afterFiling(ToldStories.ANSWER), ToldStories.ANSWER, 80)
                .template());
        unused.remove(NoticeRules.standing(rung(null, Penalty.WARNING)).template());
        unused.remove(
                NoticeRules.webhookDisabled(webhook(), Webhook.Disabled.GONE).template());
        Stream.concat(ToldStories.events(), ToldStories.lapses())
                .map(Arguments::get)
                .forEach(story -> notices((Actor) story[0], (CaseEvent) story[1], (Duty) story[2])
                        .forEach(notice -> unused.remove(notice.template())));
        TellingOfMattersTest.stories()
                .map(Arguments::get)
                .forEach(story -> TellingOfMattersTest.notices(
                                eventsIn(story[0]), (Actor) story[1], (CaseEvent) story[2])
                        .forEach(notice -> unused.remove(notice.template())));
        assertThat(unused).isEmpty();
    }

    private static Webhook webhook() {
        Webhook.Wish wish = new Webhook.Wish("https://shop.example/told", Set.of(), Set.of(), Set.of());
        return new Webhook(
                "wh_1", Actor.parse("SELLER/shop"), wish, List.of(), Instant.EPOCH, Instant.EPOCH, null, null, null);
    }

    private static StandingChanged rung(Penalty from, Penalty to) {
        return new StandingChanged(
                "SELLER/shop#1", "SELLER/shop", Instant.EPOCH, from, to, 7, to == null ? null : "BC-1", "p");
    }

    private static String standing(Penalty from, Penalty to, String language) {
        Notice notice = NoticeRules.standing(rung(from, to));
        return TEXTS.write(notice.template(), notice.facts(), Language.of(language), null)
                .body();
    }

    @Test
    void tellsARungThatIsReachedFromOneThatIsLost() {
        assertThat(standing(Penalty.WARNING, Penalty.POINTS_DEDUCTED, "en"))
                .contains("7 points now, which brings you: points deducted", "BC-1");
        assertThat(standing(Penalty.POINTS_DEDUCTED, Penalty.WARNING, "en"))
                .contains("7 points now", "What applies now: warning.");
        assertThat(standing(Penalty.WARNING, null, "zh"))
                .contains("剩余 7 分")
                .doesNotContain("现适用措施", "SELLER/shop", "案件编号");
    }

    @Test
    void remindsTheHolderOfADuty() {
        Notice reminder = NoticeRules.reminder(afterFiling(ToldStories.ANSWER), ToldStories.ANSWER, 80);
        assertThat(reminder.to()).isEqualTo(SELLER);
        assertThat(TEXTS.write(reminder.template(), reminder.facts(), Language.of("en"), null)
                        .body())
                .startsWith("80 % of your time is over.")
                .contains("4 November 2026, 10:00 (Beijing time)");
    }

    private static List<CaseEvent> eventsIn(Object list) {
        return ((List<?>) list).stream().map(CaseEvent.class::cast).toList();
    }

    private static KnownCase afterFiling(Duty open) {
        return KnownCase.of("case-1").after(filed(opens(open)));
    }

    private static List<Notice> notices(Actor actor, CaseEvent event, Duty open) {
        return notices(afterFiling(open), actor, event);
    }

    private static List<Notice> notices(KnownCase before, Actor actor, CaseEvent event) {
        RecordedEvent recorded = new RecordedEvent("case-1", 2, FILED, actor, "c", event, null, null);
        return NoticeRules.of(before, List.of(recorded)).getFirst();
    }
}
