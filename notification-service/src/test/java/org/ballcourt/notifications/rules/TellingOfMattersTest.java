package org.ballcourt.notifications.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.notifications.Stories.*;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.policies.PolicyLookup;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.notifications.texts.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A complaint about an agent, a report of a violation and a contested flag have readers of their own. */
class TellingOfMattersTest {
    private static final NoticeTexts TEXTS = new NoticeTexts(PolicyLookup.in(ZoneId.of("Asia/Shanghai")));
    private static final Actor GAO = new Actor(Role.SUPERVISOR, "gao");
    private static final Actor HEAD = new Actor(Role.SUPERVISOR, "head");

    private static final Duty DECIDE = decideBy(DutyKind.HANDLE_AGENT_COMPLAINT);
    private static final CaseEvent COMPLAINT = new AgentComplaintFiled(
            BUYER,
            AGENT,
            "BC-1",
            AgentComplaintCause.SLOW,
            secret(BUYER),
            List.of(evidence(BUYER)),
            "p",
            opens(DECIDE));
    private static final CaseEvent REPORT = new ViolationReported(
            CARRIER,
            SELLER.id(),
            ViolationKind.FAKE_RATINGS,
            secret(CARRIER),
            null,
            List.of(),
            "p",
            opens(decideBy(DutyKind.HANDLE_VIOLATION)));
    private static final Actor BAD_RATER = new Actor(Role.BUYER, "rater");
    private static final Duty ANSWER = duty("d1", DutyKind.ANSWER_REPORT, BAD_RATER, Consequence.GOES_ON);
    private static final CaseEvent HEARD = new ViolationReported(
            SELLER,
            null,
            ViolationKind.MALICIOUS_RATINGS,
            secret(SELLER),
            "BC-1",
            List.of(),
            "p",
            opens(ANSWER),
            BAD_RATER);
    private static final CaseEvent CONTEST = new FlagContested(
            SELLER, MisuseFlag.SILENCE, secret(SELLER), "p", opens(decideBy(DutyKind.HANDLE_CONTEST)));
    private static final CaseEvent RECOVERY = new RecoveryContested(
            CARRIER,
            "BC-1",
            Account.CARRIER,
            Money.of("51.60", "CNY"),
            null,
            secret(CARRIER),
            List.of(),
            "p",
            opens(decideBy(DutyKind.HANDLE_CONTEST)),
            1);
    private static final CaseEvent UPHELD_REPORT =
            new ViolationDecided(MatterDecision.UPHELD, 6, secret(GAO), BallChange.NONE);

    private static final Duty HEAR = desk(duty("d1", DutyKind.ANSWER_CONTACT, AGENT, Consequence.ONE_LEVEL_UP));
    private static final CaseEvent CONTACT = contact(0);

    private static CaseEvent contact(int earlier) {
        return new ContactOpened(
                BUYER, ContactChannel.PHONE, ContactTopic.REFUND, secret(BUYER), null, null, earlier, "p", opens(HEAR));
    }

    private static ContactAnswered answer(boolean automatic) {
        return new ContactAnswered(
                AGENT, secret(AGENT), automatic, automatic ? null : Duration.ofMinutes(3), BallChange.NONE);
    }

    private static Duty decideBy(DutyKind kind) {
        return desk(duty("d1", kind, GAO, Consequence.ONE_LEVEL_UP));
    }

    private static Duty desk(Duty named) {
        return new Duty(
                named.dutyId(),
                named.kind(),
                named.holder(),
                null,
                named.since(),
                named.dueAt(),
                named.clock(),
                named.onLapse(),
                named.clause(),
                List.of(),
                null);
    }

    /** What happened before, an event, who caused it, and what it tells: {@code ROLE/id: template}. */
    static Stream<Arguments> stories() {
        return Stream.of(
                tells(List.of(), BUYER, COMPLAINT, "SUPERVISOR/desk: matter-filed", "AGENT/wang: complained-about"),
                tells(List.of(), CARRIER, REPORT, "SUPERVISOR/desk: matter-filed"),
                tells(List.of(), SELLER, HEARD, "SUPERVISOR/desk: matter-filed", "BUYER/rater: violation-reported"),
                tells(
                        List.of(HEARD),
                        BAD_RATER,
                        new ReportAnswered(BAD_RATER, secret(BAD_RATER), List.of(), BallChange.NONE),
                        SELLER + ": report-answered",
                        "SUPERVISOR/desk: report-answered"),
                tells(
                        List.of(HEARD),
                        Actor.SYSTEM,
                        lapsed(ANSWER),
                        "BUYER/rater: duty-missed",
                        SELLER + ": report-unanswered"),
                tells(
                        List.of(HEARD),
                        GAO,
                        new ViolationDecided(
                                MatterDecision.UPHELD,
                                0,
                                secret(GAO),
                                opens(duty("d3", DutyKind.MAY_APPEAL, BAD_RATER, Consequence.RULING_FINAL))),
                        SELLER + ": matter-decided",
                        "BUYER/rater: violation-upheld"),
                tells(List.of(), SELLER, CONTEST, "SUPERVISOR/desk: matter-filed"),
                tells(List.of(), CARRIER, RECOVERY, "SUPERVISOR/desk: matter-filed"),
                tells(
                        List.of(RECOVERY),
                        GAO,
                        new ContestDecided(MatterDecision.UPHELD, secret(GAO), BallChange.NONE),
                        CARRIER + ": matter-decided"),
                tells(
                        List.of(COMPLAINT),
                        GAO,
                        new AgentComplaintDecided(
                                MatterDecision.UPHELD,
                                Sanction.CORRECTION,
                                secret(GAO),
                                opens(duty("d2", DutyKind.MAY_APPEAL, AGENT, Consequence.RULING_FINAL))),
                        BUYER + ": matter-decided",
                        "AGENT/wang: sanction-decided"),
                tells(
                        List.of(COMPLAINT),
                        GAO,
                        new AgentComplaintDecided(MatterDecision.DISMISSED, null, secret(GAO), BallChange.NONE),
                        BUYER + ": matter-decided",
                        "AGENT/wang: sanction-decided"),
                tells(
                        List.of(COMPLAINT),
                        AGENT,
                        new SanctionAppealed(secret(AGENT), BallChange.NONE),
                        BUYER + ": sanction-appealed",
                        "SUPERVISOR/desk: sanction-appealed"),
                tells(
                        List.of(COMPLAINT),
                        Actor.SYSTEM,
                        lapsed(DECIDE),
                        BUYER + ": platform-late",
                        "SUPERVISOR/desk: supervisor-late"),
                tells(
                        List.of(COMPLAINT),
                        Actor.SYSTEM,
                        new HandedOff(
                                null,
                                HEAD,
                                HandOffReason.ABSENCE,
                                List.of(),
                                false,
                                opens(duty("d2", DutyKind.HANDLE_AGENT_COMPLAINT, HEAD, Consequence.CLOSES_UNDECIDED))),
                        "SUPERVISOR/head: case-handed-off"),
                tells(
                        List.of(COMPLAINT),
                        Actor.SYSTEM,
                        new CaseClosed(Outcome.UNDECIDED, Fault.PLATFORM, null, List.of(), BallChange.NONE),
                        BUYER + ": matter-closed",
                        "AGENT/wang: matter-closed"),
                tells(
                        List.of(COMPLAINT),
                        BUYER,
                        new StatementAdded(secret(BUYER), Audience.ALL, BallChange.NONE),
                        "AGENT/wang: statement-added",
                        "SUPERVISOR/desk: statement-added"),
                tells(
                        List.of(COMPLAINT),
                        BUYER,
                        new StatementAdded(secret(BUYER), Audience.PLATFORM, BallChange.NONE),
                        "SUPERVISOR/desk: statement-added"),
                tells(List.of(COMPLAINT), GAO, new StatementAdded(secret(GAO), Audience.PLATFORM, BallChange.NONE)),
                tells(
                        List.of(REPORT),
                        GAO,
                        new ViolationDecided(MatterDecision.DISMISSED, 0, secret(GAO), BallChange.NONE),
                        "CARRIER/fastship: matter-decided"),
                tells(
                        List.of(REPORT),
                        GAO,
                        UPHELD_REPORT,
                        "CARRIER/fastship: matter-decided",
                        SELLER + ": violation-upheld"),
                tells(
                        List.of(REPORT),
                        Actor.SYSTEM,
                        new CaseClosed(Outcome.UNDECIDED, Fault.PLATFORM, null, List.of(), BallChange.NONE),
                        "CARRIER/fastship: matter-closed"),
                tells(
                        List.of(REPORT, UPHELD_REPORT),
                        GAO,
                        new CaseClosed(Outcome.UPHELD, Fault.SELLER, null, List.of(), BallChange.NONE),
                        "CARRIER/fastship: matter-closed",
                        SELLER + ": matter-closed"),
                tells(List.of(), BUYER, CONTACT),
                tells(List.of(), BUYER, contact(2), "SUPERVISOR/desk: contact-repeated"),
                tells(List.of(), BUYER, contact(3)),
                tells(List.of(), BUYER, contact(8)),
                tells(List.of(), BUYER, contact(9), "SUPERVISOR/desk: contact-repeated"),
                tells(List.of(CONTACT), AGENT, answer(true)),
                tells(List.of(CONTACT), AGENT, answer(false), BUYER + ": contact-answered"),
                tells(
                        List.of(CONTACT),
                        AGENT,
                        new CaseClosed(Outcome.ANSWERED, Fault.NONE, null, List.of(), BallChange.NONE)),
                tells(
                        List.of(CONTACT),
                        Actor.SYSTEM,
                        lapsed(HEAR),
                        BUYER + ": platform-late",
                        "SUPERVISOR/desk: contact-unanswered"),
                tells(
                        List.of(CONTACT),
                        Actor.SYSTEM,
                        new CaseClosed(Outcome.UNDECIDED, Fault.PLATFORM, null, List.of(), BallChange.NONE),
                        BUYER + ": matter-closed"),
                tells(
                        List.of(CONTEST),
                        GAO,
                        new ContestDecided(MatterDecision.UPHELD, secret(GAO), BallChange.NONE),
                        SELLER + ": matter-decided"));
    }

    private static Arguments tells(List<CaseEvent> before, Actor actor, CaseEvent event, String... told) {
        return Arguments.of(before, actor, event, List.of(told));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void tellsExactlyThoseWhomItConcerns(List<CaseEvent> before, Actor actor, CaseEvent event, List<String> told) {
        assertThat(notices(before, actor, event))
                .extracting(notice -> notice.to() + ": " + notice.template().id())
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void tellsNobodyWhoBroughtItUpNorWhatWasSaid(
            List<CaseEvent> before, Actor actor, CaseEvent event, List<String> told) {
        for (Notice notice : notices(before, actor, event)) {
            for (Language language : Language.all()) {
                NoticeText text = TEXTS.write(notice.template(), notice.facts(), language, null);
                assertThat(text.subject() + text.body())
                        .contains("AC-1")
                        .doesNotContain("CANARY")
                        .doesNotContain("{{");
            }
        }
    }

    @Test
    void tellsTheAgentWhatItBearsAndUntilWhenItMayAppeal() {
        Notice toAgent = notices(
                        List.of(COMPLAINT),
                        GAO,
                        new AgentComplaintDecided(
                                MatterDecision.UPHELD,
                                Sanction.DOWNGRADE,
                                secret(GAO),
                                opens(duty("d2", DutyKind.MAY_APPEAL, AGENT, Consequence.RULING_FINAL))))
                .getLast();
        assertThat(TEXTS.write(toAgent.template(), toAgent.facts(), Language.of("en"), null)
                        .body())
                .contains("What you bear for it: downgrade", "- may appeal", "4 November 2026, 10:00 (Beijing time)");
        assertThat(TEXTS.write(toAgent.template(), toAgent.facts(), Language.of("zh"), null)
                        .body())
                .contains("处理：降级", "2026年11月4日 10:00");
    }

    @Test
    void countsNoPointsWhereThereAreNone() {
        assertThat(upheld(6)).contains("Points: 6");
        assertThat(upheld(0)).doesNotContain("Points");
    }

    private static String upheld(int points) {
        Notice told = notices(
                        List.of(REPORT),
                        GAO,
                        new ViolationDecided(MatterDecision.UPHELD, points, null, BallChange.NONE))
                .stream()
                .filter(notice -> notice.template() == Template.VIOLATION_UPHELD)
                .findFirst()
                .orElseThrow();
        return TEXTS.write(told.template(), told.facts(), Language.of("en"), null)
                .body();
    }

    @Test
    void tellsSupervisorsHowOftenSomebodyAsked() {
        Notice toDesk = notices(List.of(), BUYER, contact(2)).getFirst();
        assertThat(TEXTS.write(toDesk.template(), toDesk.facts(), Language.of("en"), null)
                        .body())
                .contains("asked 3 times about the same matter: a refund");
        assertThat(TEXTS.write(toDesk.template(), toDesk.facts(), Language.of("zh"), null)
                        .body())
                .contains("联系 3 次：退款");
    }

    @Test
    void remindsTheSupervisorWhoHoldsIt() {
        Duty held = duty("d2", DutyKind.HANDLE_AGENT_COMPLAINT, HEAD, Consequence.CLOSES_UNDECIDED);
        KnownCase view = KnownCase.of("AC-1").after(COMPLAINT);
        Notice reminder = NoticeRules.reminder(view, held, 80);
        assertThat(reminder.to()).isEqualTo(HEAD);
        assertThat(TEXTS.write(reminder.template(), reminder.facts(), Language.of("en"), null)
                        .body())
                .contains("handle the complaint about an agent");
    }

    @Test
    void remindsTheSharedDeskWhileNoSupervisorIsNamed() {
        Notice reminder = NoticeRules.reminder(KnownCase.of("AC-1").after(COMPLAINT), DECIDE, 50);
        assertThat(reminder.to()).isEqualTo(Actor.DESK);
        assertThat(TEXTS.write(reminder.template(), reminder.facts(), Language.of("zh"), null)
                        .body())
                .contains("轮到您处理");
    }

    static List<Notice> notices(List<CaseEvent> earlier, Actor actor, CaseEvent event) {
        KnownCase before = KnownCase.of("AC-1");
        for (CaseEvent one : earlier) {
            before = before.after(one);
        }
        RecordedEvent recorded = new RecordedEvent("AC-1", 2, FILED, actor, "c", event, null, null);
        return NoticeRules.of(before, List.of(recorded)).getFirst();
    }
}
