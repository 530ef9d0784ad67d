package org.ballcourt.notifications.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.notifications.Stories.*;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A complaint about an agent, a report of a violation and a contested flag have readers of their own. */
class TellingOfMattersTest {
    private static final NoticeTexts TEXTS = new NoticeTexts(ZoneId.of("Asia/Shanghai"));
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
    private static final CaseEvent CONTEST = new FlagContested(
            SELLER, MisuseFlag.SILENCE, secret(SELLER), "p", opens(decideBy(DutyKind.HANDLE_CONTEST)));
    private static final CaseEvent UPHELD_REPORT =
            new ViolationDecided(MatterDecision.UPHELD, 6, secret(GAO), BallChange.NONE);

    private static Duty decideBy(DutyKind kind) {
        Duty named = duty("d1", kind, GAO, Consequence.ONE_LEVEL_UP);
        return new Duty(
                named.dutyId(),
                kind,
                Role.SUPERVISOR,
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
                tells(List.of(), SELLER, CONTEST, "SUPERVISOR/desk: matter-filed"),
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
                NoticeText text = TEXTS.write(notice.template(), notice.facts(), language);
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
        assertThat(TEXTS.write(toAgent.template(), toAgent.facts(), Language.of("en"))
                        .body())
                .contains("What you bear for it: downgrade", "- may appeal", "2026-11-04T10:00:00+08:00");
        assertThat(TEXTS.write(toAgent.template(), toAgent.facts(), Language.of("zh"))
                        .body())
                .contains("处理：降级", "2026年11月4日 10:00");
    }

    @Test
    void remindsTheSupervisorWhoHoldsIt() {
        Duty held = duty("d2", DutyKind.HANDLE_AGENT_COMPLAINT, HEAD, Consequence.CLOSES_UNDECIDED);
        KnownCase view = KnownCase.of("AC-1").after(COMPLAINT);
        Notice reminder = NoticeRules.reminder(view, held, 80);
        assertThat(reminder.to()).isEqualTo(HEAD);
        assertThat(TEXTS.write(reminder.template(), reminder.facts(), Language.of("en"))
                        .body())
                .contains("handle the complaint about an agent");
    }

    @Test
    void remindsTheSharedDeskWhileNoSupervisorIsNamed() {
        Notice reminder = NoticeRules.reminder(KnownCase.of("AC-1").after(COMPLAINT), DECIDE, 50);
        assertThat(reminder.to()).isEqualTo(Actor.DESK);
        assertThat(TEXTS.write(reminder.template(), reminder.facts(), Language.of("zh"))
                        .body())
                .contains("轮到您处理");
    }

    static List<Notice> notices(List<CaseEvent> earlier, Actor actor, CaseEvent event) {
        KnownCase before = KnownCase.of("AC-1");
        for (CaseEvent one : earlier) {
            before = before.after(one);
        }
        RecordedEvent recorded = new RecordedEvent("AC-1", 2, FILED, actor, "c", event, null, null);
        return NoticeRules.of(before, before.after(event), recorded);
    }
}
