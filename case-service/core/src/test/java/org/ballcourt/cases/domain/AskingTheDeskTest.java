package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Duration;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ContactAnswered;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting is a duty too: whoever asks the desk hears from a person in time, or the level above does it, and it counts. */
class AskingTheDeskTest {
    private static final String HEAD = "SUPERVISOR/head";
    private static final AnswerContact ANSWER = new AnswerContact("您的退款今天下午到账");
    private static final AnswerContact GREETING = new AnswerContact("您好", true);

    private static OpenContact by(ContactChannel channel) {
        return new OpenContact(channel, ContactTopic.REFUND, "退款到哪里了", null, null);
    }

    private static OpenContact about(String caseId, LineName order) {
        return new OpenContact(ContactChannel.PHONE, ContactTopic.REFUND, "退款到哪里了", caseId, order);
    }

    private static Dispute chatting() {
        return alone().does(BUYER, by(ContactChannel.CHAT));
    }

    private static Dispute answered() {
        return chatting().waits("PT4M").does(AGENT, ANSWER);
    }

    @Test
    void putsTheDeskOnTheClock() {
        chatting()
                .stored("ContactOpened")
                .in(Stage.ACCEPTANCE)
                .ball("AGENT ANSWER_CONTACT 2026-11-02T10:10+08:00")
                .allows(AGENT, "AnswerContact", "AddStatement")
                .allows(SENIOR, "AnswerContact")
                .allows(SUPERVISOR, "AnswerContact")
                .allowsNot(REVIEWER, "AnswerContact")
                .allowsNot(BUYER, "AnswerContact", "RateService", "WithdrawComplaint")
                .allows(BUYER, "AddStatement")
                .refuses(NOT_YOUR_ROLE, BUYER, ANSWER);
    }

    @Test
    void givesALetterMoreTime() {
        alone().does(SELLER, by(ContactChannel.EMAIL)).ball("AGENT ANSWER_CONTACT 2026-11-02T18:00+08:00");
        alone().does(SELLER, by(ContactChannel.PHONE)).ball("AGENT ANSWER_CONTACT 2026-11-02T10:10+08:00");
    }

    @Test
    void isOverWhenAPersonHasAnswered() {
        Dispute contact = answered();
        contact.stored("ContactAnswered", "CaseClosed").closed(Outcome.ANSWERED);
        assertThat(contact.event(ContactAnswered.class).waited()).isEqualTo(Duration.ofMinutes(4));
        assertThat(contact.event(CaseClosed.class).atFault()).isEqualTo(Fault.NONE);
        contact.held("AGENT", "PT4M").refuses(CASE_CLOSED, SENIOR, ANSWER);
    }

    @Test
    void isNotAnsweredByAMachineNorByAWord() {
        Dispute contact = chatting().waits("PT1M").does(AGENT, GREETING);
        contact.stored("ContactAnswered").ball("AGENT ANSWER_CONTACT 2026-11-02T10:10+08:00");
        assertThat(contact.event(ContactAnswered.class).waited()).isNull();
        assertThat(contact.state().desk().acted()).isEmpty();
        contact.does(SENIOR, new AddStatement("我们会尽快处理", null))
                .ball("AGENT ANSWER_CONTACT 2026-11-02T10:10+08:00")
                .waits("PT2M")
                .does(AGENT, ANSWER);
        assertThat(contact.event(ContactAnswered.class).waited()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void leavesAMachineNoMoreWordsThanAnybody() {
        Dispute contact = chatting();
        for (int i = 0; i < 50; i++) {
            contact.does(AGENT, GREETING);
        }
        contact.refuses(CASE_LOG_FULL, AGENT, GREETING).does(AGENT, ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"稍等", "one sec", " . "})
    void isNotAnsweredByNothing(String text) {
        chatting().refuses(REASON_MISSING, AGENT, new AnswerContact(text));
    }

    @Test
    void goesOneLevelUpAndClosesUnansweredAfterThat() {
        Dispute contact = chatting().waits("PT11M");
        contact.stored("DutyLapsed", "HandedOff").ball("SUPERVISOR ANSWER_CONTACT 2026-11-03T09:10+08:00");
        assertThat(contact.event(HandedOff.class).to()).hasToString(HEAD);
        contact.waits("P2D").stored("DutyLapsed", "CaseClosed").closed(Outcome.UNDECIDED);
        assertThat(contact.event(CaseClosed.class).atFault()).isEqualTo(Fault.PLATFORM);
        assertThat(contact.state().desk().platformLapses()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {AGENT, SENIOR, SUPERVISOR, HEAD})
    void isAnsweredByWhoeverComesHoweverLate(String whoever) {
        Dispute contact =
                chatting().waits("PT1H").allows(whoever, "AnswerContact").does(whoever, ANSWER);
        contact.closed(Outcome.ANSWERED);
        assertThat(contact.event(ContactAnswered.class).waited()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void lapsesOnlyAfterTheDeadline() {
        chatting().sleeps("PT10M").does(AGENT, ANSWER).stored("ContactAnswered", "CaseClosed");
        chatting()
                .sleeps("PT10M1S")
                .does(AGENT, ANSWER)
                .stored("DutyLapsed", "HandedOff", "ContactAnswered", "CaseClosed");
    }

    @ParameterizedTest
    @ValueSource(strings = {AGENT, SUPERVISOR, "CARRIER/fastship", "SYSTEM/clock"})
    void isForTheSidesAlone(String other) {
        alone().refuses(NOT_YOUR_ROLE, other, by(ContactChannel.CHAT));
    }

    @Test
    void isAboutACaseOfOnesOwn() {
        Dispute dispute = filed();
        dispute.beside().refuses(NO_SUCH_CASE, "BUYER/stranger", about("BC-1", null));
        dispute.beside().refuses(NO_SUCH_CASE, "SELLER/stranger", about("BC-1", null));
        alone().refuses(NO_SUCH_CASE, BUYER, about("BC-1", null));
        Dispute contact = dispute.beside().does(BUYER, about("BC-1", new LineName("other", "9")));
        assertThat(contact.event(ContactOpened.class).line()).isEqualTo("O-1/1");
        assertThat(contact.event(ContactOpened.class).about()).isEqualTo("O-1/1");
    }

    @Test
    void isAboutAnOrderLineOrASubject() {
        Dispute line = alone().does(BUYER, about(null, new LineName("O-7", "2")));
        assertThat(line.event(ContactOpened.class).about()).isEqualTo("O-7/2");
        assertThat(chatting().event(ContactOpened.class).about()).isEqualTo("REFUND");
    }

    @Test
    void tellsHowOftenTheSameWasAskedBefore() {
        assertThat(chatting().event(ContactOpened.class).earlier()).isZero();
        assertThat(alone().askedBefore(2)
                        .does(BUYER, by(ContactChannel.CHAT))
                        .event(ContactOpened.class)
                        .earlier())
                .isEqualTo(2);
    }

    @Test
    void isOneOfFiveThatAPersonWaitsForAtMost() {
        alone().waitingFor(4).does(BUYER, by(ContactChannel.CHAT)).stored("ContactOpened");
        alone().waitingFor(5).refuses(DUPLICATE_CASE, BUYER, by(ContactChannel.CHAT));
    }

    @Test
    void doesNotExistForOthers() {
        chatting()
                .refuses(NO_SUCH_CASE, "BUYER/stranger", new AddStatement("x", null))
                .refuses(NO_SUCH_CASE, SELLER, new AddStatement("x", null))
                .refuses(NO_SUCH_CASE, "CARRIER/fastship", new AddStatement("x", null));
    }

    @Test
    void isAnsweredByNobodyWhoAsked() {
        chatting()
                .allowsNot("AGENT/li", "AnswerContact")
                .refuses(OWN_CASE, "AGENT/li", ANSWER)
                .refuses(OWN_CASE, "SUPERVISOR/li", ANSWER);
    }

    @Test
    void isRatedOnceByWhoAsked() {
        RateService good = new RateService("wang", 5, "很快");
        answered()
                .allows(BUYER, "RateService")
                .allowsNot(AGENT, "RateService")
                .refuses(UNKNOWN_PARTY, BUYER, new RateService("mei", 5, null))
                .refuses(NO_SUCH_CASE, "BUYER/stranger", good)
                .does(BUYER, good)
                .stored("ServiceRated")
                .allowsNot(BUYER, "RateService")
                .refuses(ALREADY_RATED, BUYER, good);
        answered().does(BUYER, new RateService("AGENT/wang", 5, "很快")).stored("ServiceRated");
        answered().waits("P15D").does(BUYER, good);
        answered().waits("P16D").refuses(OUTSIDE_WINDOW, BUYER, good);
    }

    @Test
    void isNotRatedBeforeAPersonHasAnswered() {
        RateService bad = new RateService("wang", 1, null);
        Dispute contact = chatting().does(AGENT, GREETING).does(AGENT, new AddStatement("请您稍候", null));
        contact.refuses(WRONG_STAGE, BUYER, bad);
        contact.waits("P3D")
                .closed(Outcome.UNDECIDED)
                .allowsNot(BUYER, "RateService")
                .refuses(UNKNOWN_PARTY, BUYER, bad);
    }

    @Test
    void lendsItsReferenceToAComplaintAboutWhoAnswered() {
        FileAgentComplaint rude =
                new FileAgentComplaint("CT-1", "wang", AgentComplaintCause.ATTITUDE, "挂断电话", List.of());
        answered().beside().refuses(NO_SUCH_CASE, "BUYER/stranger", rude);
        answered().beside().refuses(NO_SUCH_CASE, SELLER, rude);
        chatting().does(AGENT, GREETING).beside().refuses(UNKNOWN_PARTY, BUYER, rude);
        Dispute complaint = answered().beside().does(BUYER, rude);
        complaint
                .stored("AgentComplaintFiled")
                .ball("SUPERVISOR HANDLE_AGENT_COMPLAINT")
                .refuses(
                        OWN_CASE,
                        "SUPERVISOR/wang",
                        new DecideAgentComplaint(MatterDecision.DISMISSED, "it is in the log"))
                .refuses(OWN_CASE, "SUPERVISOR/li", new DecideAgentComplaint(MatterDecision.UPHELD, "it is in the log"))
                .does(SUPERVISOR, new DecideAgentComplaint(MatterDecision.DISMISSED, "录音显示并未挂断"))
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void lendsItsReferenceToAComplaintAboutASupervisorToo() {
        Dispute unanswered = chatting().waits("PT11M");
        FileAgentComplaint slow = new FileAgentComplaint("CT-1", HEAD, AgentComplaintCause.SLOW, "一直没有人答复", List.of());
        DecideAgentComplaint upheld = new DecideAgentComplaint(MatterDecision.UPHELD, "记录属实");
        chatting().beside().refuses(UNKNOWN_PARTY, BUYER, slow);
        unanswered
                .beside()
                .does(BUYER, slow)
                .allowsNot(HEAD, "DecideAgentComplaint")
                .refuses(OWN_CASE, HEAD, upheld)
                .does(SUPERVISOR, upheld)
                .ball("SUPERVISOR MAY_APPEAL")
                .allows(HEAD, "AppealSanction")
                .refuses(NOT_YOUR_ROLE, SUPERVISOR, new AppealSanction("it was not me at all"))
                .does(HEAD, new AppealSanction("系统没有提醒我"))
                .in(Stage.REVIEW)
                .waits("P4D")
                .stored("DutyLapsed", "HandedOff")
                .refuses(REVIEWER_NOT_INDEPENDENT, SUPERVISOR, upheld)
                .does("SUPERVISOR/lin", new DecideAgentComplaint(MatterDecision.DISMISSED, "系统记录证实"))
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void lendsItsReferenceAfterTwoLapsesToAComplaintAboutWhomItWasHandedTo() {
        Dispute closed = chatting().waits("P3D").closed(Outcome.UNDECIDED);
        closed.beside()
                .refuses(
                        UNKNOWN_PARTY,
                        BUYER,
                        new FileAgentComplaint("CT-1", "wang", AgentComplaintCause.SLOW, "一直没有人答复", List.of()))
                .does(BUYER, new FileAgentComplaint("CT-1", HEAD, AgentComplaintCause.SLOW, "一直没有人答复", List.of()))
                .stored("AgentComplaintFiled");
    }

    @Test
    void isNothingThatTheFirstEditionKnows() {
        aloneInTheFirstEdition().refuses(WRONG_STAGE, BUYER, by(ContactChannel.CHAT));
    }

    @ParameterizedTest
    @EnumSource(ContactChannel.class)
    void doesWhatThePreviewSaidWhenNobodyEverMoves(ContactChannel channel) {
        Dispute contact = alone().does(BUYER, by(channel));
        while (contact.state().isOpen()) {
            var duty = contact.state().ball().ofKind(DutyKind.ANSWER_CONTACT).orElseThrow();
            contact.waits(Duration.between(contact.now(), duty.dueAt()).toString());
            assertThat(contact.last()).first().hasFieldOrPropertyWithValue("consequence", duty.onLapse());
        }
        assertThat(contact.history().getLast().actor()).isEqualTo(Actor.SYSTEM);
    }
}
