package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.AGENT;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.contracts.RejectionCode.DUPLICATE_CASE;
import static org.ballcourt.contracts.RejectionCode.NO_SUCH_CASE;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

/** What the door adds to contacts with the desk: ids, how often the same was asked before, and for how long people waited. */
class AskingTheDeskAtTheDoorTest {
    private static final AnswerContact ANSWER = new AnswerContact("您的退款今天下午到账");

    private final CommandWorld world = new CommandWorld();
    private final CaseCommands door = world.door();

    private CommandResult does(String caseId, Actor actor, CaseCommand command) {
        return door.submit(world.submission(caseId, actor, command));
    }

    private static OpenContact about(ContactTopic subject, String caseId, LineName order) {
        return new OpenContact(ContactChannel.CHAT, subject, "到哪里了", caseId, order);
    }

    /** Opens it and answers it, since nobody may have two about the same. */
    private int earlier(Actor by, OpenContact contact) {
        CommandResult opened = does(null, by, contact);
        does(opened.caseId(), AGENT, ANSWER);
        return ((ContactOpened) opened.events().getFirst().event()).earlier();
    }

    private void refuses(RejectionCode code, Actor actor, CaseCommand command) {
        CaseRejection rejection = catchThrowableOfType(CaseRejection.class, () -> does(null, actor, command));
        assertThat(rejection).isNotNull();
        assertThat(rejection.code()).isEqualTo(code);
    }

    @Test
    void namesEachAfterItsKind() {
        assertThat(does(null, BUYER, about(ContactTopic.REFUND, null, null)).caseId())
                .matches("CT-[0-9A-HJKMNP-TV-Z]{16}");
    }

    @Test
    void countsHowOftenTheSamePersonAskedAboutTheSameSubject() {
        assertThat(earlier(BUYER, about(ContactTopic.REFUND, null, null))).isZero();
        assertThat(earlier(BUYER, about(ContactTopic.REFUND, null, null))).isEqualTo(1);
        assertThat(earlier(BUYER, about(ContactTopic.REFUND, null, null))).isEqualTo(2);
        assertThat(earlier(BUYER, about(ContactTopic.DELIVERY, null, null))).isZero();
        assertThat(earlier(new Actor(Role.BUYER, "another"), about(ContactTopic.REFUND, null, null)))
                .isZero();
        assertThat(earlier(new Actor(Role.SELLER, BUYER.id()), about(ContactTopic.REFUND, null, null)))
                .isZero();
    }

    @Test
    void takesACaseAndItsOrderLineForOneMatter() {
        String caseId = world.filed(door, "O-1");
        String[] line = CommandWorld.complaint("O-1").order().line().split("/");
        LineName named = new LineName(line[0], line[1]);
        assertThat(earlier(BUYER, about(ContactTopic.REFUND, null, named))).isZero();
        assertThat(earlier(BUYER, about(ContactTopic.DELIVERY, caseId, null))).isEqualTo(1);
        assertThat(earlier(BUYER, about(ContactTopic.DELIVERY, null, named))).isEqualTo(2);
        assertThat(earlier(SELLER, about(ContactTopic.DELIVERY, caseId, null)))
                .as("what a buyer asks says nothing of its seller")
                .isZero();
    }

    @Test
    void takesNoSecondOneAboutWhatIsStillOpenAndNoSixthAtAll() {
        OpenContact refund = about(ContactTopic.REFUND, null, null);
        String first = does(null, BUYER, refund).caseId();
        refuses(DUPLICATE_CASE, BUYER, refund);
        assertThat(earlier(SELLER, refund)).isZero();
        for (int i = 1; i <= 4; i++) {
            does(null, BUYER, about(ContactTopic.REFUND, null, new LineName("O-7" + i, "1")));
        }
        refuses(DUPLICATE_CASE, BUYER, about(ContactTopic.OTHER, null, null));
        does(first, AGENT, ANSWER);
        assertThat(does(null, BUYER, refund).isNew()).isTrue();
        refuses(DUPLICATE_CASE, BUYER, about(ContactTopic.OTHER, null, null));
    }

    @Test
    void forgetsWhatWasAskedLongAgo() {
        earlier(BUYER, about(ContactTopic.REFUND, null, null));
        world.now = world.now.plus(Duration.ofDays(91));
        assertThat(earlier(BUYER, about(ContactTopic.REFUND, null, null))).isZero();
    }

    @Test
    void countsNothingTwiceThatWasSentTwiceAndNothingThatWasNeverStored() {
        CommandRequest sent = world.submission(null, "c-1", BUYER, about(ContactTopic.REFUND, null, null));
        door.submit(sent);
        assertThat(door.submit(sent).repeated()).isTrue();
        does(door.submit(sent).caseId(), AGENT, ANSWER);
        world.contacts.note("CT-NEVER-STORED", BUYER, ContactTopic.REFUND.name(), world.now);
        assertThat(earlier(BUYER, about(ContactTopic.REFUND, null, null))).isEqualTo(1);
    }

    @Test
    void findsTheCaseInTheStore() {
        refuses(NO_SUCH_CASE, BUYER, about(ContactTopic.REFUND, "BC-NONE", null));
        refuses(
                NO_SUCH_CASE,
                new Actor(Role.BUYER, "other"),
                about(ContactTopic.REFUND, world.filed(door, "O-1"), null));
        String contact =
                does(null, BUYER, about(ContactTopic.REFUND, null, null)).caseId();
        refuses(NO_SUCH_CASE, BUYER, about(ContactTopic.REFUND, contact, null));
    }

    @Test
    void measuresTheTimeToTheFirstAnswerOfAPerson() {
        String contact =
                does(null, BUYER, about(ContactTopic.REFUND, null, null)).caseId();
        world.now = world.now.plusSeconds(5);
        does(contact, AGENT, new AnswerContact("您好", true));
        assertThat(world.meters.find("ballcourt.contact.first.answer").timer()).isNull();
        world.now = world.now.plusSeconds(115);
        CommandRequest answer = world.submission(contact, "a-1", AGENT, ANSWER);
        door.submit(answer);
        door.submit(answer);

        Timer timer = world.meters
                .find("ballcourt.contact.first.answer")
                .tags("desk", "AGENT", "channel", "CHAT", "policy", "cn-marketplace-2026-02")
                .timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(120);
        assertThat(timer.takeSnapshot().histogramCounts()).isNotEmpty();
    }

    @Test
    void takesAComplaintAboutWhoAnsweredByTheReferenceOfTheContact() {
        String contact =
                does(null, BUYER, about(ContactTopic.REFUND, null, null)).caseId();
        FileAgentComplaint rude =
                new FileAgentComplaint(contact, "wang", AgentComplaintCause.ATTITUDE, "挂断电话", List.of());
        refuses(RejectionCode.UNKNOWN_PARTY, BUYER, rude);
        does(contact, AGENT, ANSWER);
        refuses(NO_SUCH_CASE, SELLER, rude);
        String complaint = does(null, BUYER, rude).caseId();
        assertThat(complaint).startsWith("AC-");
        refuses(DUPLICATE_CASE, BUYER, rude);
    }
}
