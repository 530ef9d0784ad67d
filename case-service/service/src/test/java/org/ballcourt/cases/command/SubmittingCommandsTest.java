package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.AGENT;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.cases.command.CommandWorld.complaint;
import static org.ballcourt.cases.command.CommandWorld.statement;
import static org.ballcourt.contracts.RejectionCode.COMMAND_ID_REUSED;
import static org.ballcourt.contracts.RejectionCode.EVIDENCE_UNKNOWN;
import static org.ballcourt.contracts.RejectionCode.NO_SUCH_CASE;
import static org.ballcourt.contracts.RejectionCode.STALE_VERSION;
import static org.ballcourt.contracts.RejectionCode.WRONG_STAGE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.ContestFlag;
import org.ballcourt.contracts.CaseCommand.FileAgentComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.ReportViolation;
import org.ballcourt.contracts.CaseCommand.SubmitEvidence;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.CaseEvent.ClaimAccepted;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.keys.InstallationSecret;
import org.junit.jupiter.api.Test;

class SubmittingCommandsTest {
    private final CommandWorld world = new CommandWorld();
    private final CaseCommands door = world.door();

    private void isRejected(RejectionCode code, CommandRequest submission) {
        CaseRejection rejection = catchThrowableOfType(CaseRejection.class, () -> door.submit(submission));
        assertThat(rejection).isNotNull();
        assertThat(rejection.code()).isEqualTo(code);
    }

    @Test
    void storesWhatTheRulesDecide() {
        CommandResult answer = door.submit(world.submission(null, "c-1", BUYER, complaint("O-1")));

        assertThat(answer.version()).isEqualTo(1);
        assertThat(answer.repeated()).isFalse();
        assertThat(answer.events()).extracting(RecordedEvent::event).hasOnlyElementsOfType(ComplaintFiled.class);
        CaseLog log = world.stored.load(answer.caseId());
        assertThat(log.events()).hasSize(1);
        assertThat(log.head()).isEqualTo(answer.events().getFirst().hash());
    }

    @Test
    void answersWithTheWordsButStoresThemSealed() {
        CommandResult answer = door.submit(world.submission(null, "c-1", BUYER, complaint("O-1")));

        ComplaintFiled filed = (ComplaintFiled) answer.events().getFirst().event();
        assertThat(filed.statement().plain()).isEqualTo("漏水");
        assertThat(world.stored.load(answer.caseId()).logged().getFirst().payload())
                .doesNotContain("漏水");
    }

    @Test
    void namesACaseAfterWhoFiledItAndHow() {
        String first = world.filed(door, "O-1");

        assertThat(first).matches("BC-[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(world.ids.of(complaint("O-1"), BUYER, "file-O-1")).isEqualTo(first);
        assertThat(world.ids.of(complaint("O-1"), BUYER, "file-O-2")).isNotEqualTo(first);
        assertThat(world.ids.of(complaint("O-1"), SELLER, "file-O-1")).isNotEqualTo(first);
    }

    @Test
    void namesItSoThatNobodyElseCanTellItFromThePersonAndAnOrdersNumber() {
        CaseIds elsewhere = new CaseIds(InstallationSecret.of(new byte[] {2}));
        for (FilingCommand filing : List.of(
                complaint("O-1"),
                new FileAgentComplaint(null, null, null, null, List.of()),
                new ReportViolation("shop", null, null, null, List.of()),
                new ContestFlag(null, null),
                new OpenContact(null, null, null, null, null))) {
            assertThat(elsewhere.of(filing, BUYER, "order-1001"))
                    .as("%s in another installation", filing)
                    .isNotEqualTo(world.ids.of(filing, BUYER, "order-1001"))
                    .hasSize("BC-".length() + 16);
        }
    }

    @Test
    void givesTheFirstAnswerAgain() {
        String caseId = world.filed(door, "O-1");
        CommandRequest rejection = world.submission(
                caseId, "c-2", SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "摔坏", List.of()));
        CommandResult first = door.submit(rejection);
        door.submit(world.submission(caseId, "c-3", BUYER, statement("no")));

        CommandResult again = door.submit(rejection);

        assertThat(again.repeated()).isTrue();
        assertThat(again.version()).isEqualTo(first.version());
        assertThat(again.events())
                .extracting(RecordedEvent::hash)
                .containsExactlyElementsOf(
                        first.events().stream().map(RecordedEvent::hash).toList());
        assertThat(world.stored.load(caseId).version()).isEqualTo(3);
    }

    @Test
    void givesTheFirstAnswerAgainThoughTheCaseHasMovedOn() {
        String caseId = world.filed(door, "O-1");
        CommandRequest acceptance = world.submission(caseId, "c-2", SELLER, new AcceptClaim());
        door.submit(acceptance);

        assertThat(door.submit(acceptance).events())
                .extracting(RecordedEvent::event)
                .hasOnlyElementsOfType(ClaimAccepted.class);
    }

    @Test
    void findsTheCaseOfARepeatedFiling() {
        String caseId = world.filed(door, "O-1");
        CommandResult again = door.submit(world.submission(null, "file-O-1", BUYER, complaint("O-1")));

        assertThat(again.caseId()).isEqualTo(caseId);
        assertThat(again.repeated()).isTrue();
    }

    @Test
    void refusesAnUsedIdForAnotherBody() {
        String caseId = world.filed(door, "O-1");
        door.submit(world.submission(caseId, "c-2", BUYER, statement("one")));

        isRejected(COMMAND_ID_REUSED, world.submission(caseId, "c-2", BUYER, statement("two")));
        isRejected(COMMAND_ID_REUSED, world.submission(null, "file-O-1", BUYER, complaint("O-2")));
        assertThat(world.stored.load(caseId).version()).isEqualTo(2);
    }

    @Test
    void refusesAnUsedIdForAnotherCommandWithTheSameBody() {
        String caseId = world.filed(door, "O-1");
        door.submit(world.submission(caseId, "c-2", SELLER, new AcceptClaim()));

        isRejected(COMMAND_ID_REUSED, world.submission(caseId, "c-2", SELLER, new AcceptIntervention()));
    }

    @Test
    void letsTwoPeopleUseTheSameId() {
        String caseId = world.filed(door, "O-1");
        door.submit(world.submission(caseId, "c-2", BUYER, statement("mine")));

        assertThat(door.submit(world.submission(caseId, "c-2", SELLER, statement("mine too")))
                        .repeated())
                .isFalse();
    }

    @Test
    void remembersNoRejectedCommand() {
        String caseId = world.filed(door, "O-1");
        isRejected(WRONG_STAGE, world.submission(caseId, "c-2", AGENT, new AcceptIntervention()));

        assertThat(door.submit(world.submission(caseId, "c-2", AGENT, statement("noted")))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void storesNothingOfARejectedCommand() {
        String caseId = world.filed(door, "O-1");
        CaseLog before = world.stored.load(caseId);
        isRejected(WRONG_STAGE, world.submission(caseId, "c-2", AGENT, new AcceptIntervention()));

        assertThat(world.stored.load(caseId)).isEqualTo(before);
    }

    @Test
    void knowsNoCaseThatWasNeverFiled() {
        isRejected(NO_SUCH_CASE, world.submission("BC-NONE", "c-1", SELLER, new AcceptClaim()));
        assertThat(world.stored.load("BC-NONE").version()).isZero();
    }

    @Test
    void insistsOnTheVersionThatTheCallerSaw() {
        String caseId = world.filed(door, "O-1");
        CommandRequest submission = world.submission(caseId, "c-2", BUYER, statement("x"));
        door.submit(world.expecting(1, submission));

        CommandRequest second = world.submission(caseId, "c-3", BUYER, statement("y"));
        isRejected(STALE_VERSION, world.expecting(1, second));
        assertThat(door.submit(world.expecting(2, second)).version()).isEqualTo(3);
    }

    @Test
    void answersARepeatedCommandWhateverVersionItExpects() {
        String caseId = world.filed(door, "O-1");
        CommandRequest submission = world.expecting(1, world.submission(caseId, "c-2", BUYER, statement("x")));
        door.submit(submission);

        assertThat(door.submit(submission).repeated()).isTrue();
    }

    @Test
    void tellsAStrangerNothingAboutVersions() {
        String caseId = world.filed(door, "O-1");
        Actor stranger = new Actor(Role.BUYER, "other");

        isRejected(NO_SUCH_CASE, world.expecting(7, world.submission(caseId, "c-2", stranger, statement("x"))));
    }

    @Test
    void answersThatNothingWasLeftToDo() {
        String caseId = world.filed(door, "O-1");
        door.submit(world.submission(caseId, "c-2", BUYER, new WithdrawComplaint(null)));
        CommandResult answer = door.submit(world.submission(caseId, "c-3", Actor.SYSTEM, new LapseDuty("d-1")));

        assertThat(answer.events()).isEmpty();
        assertThat(answer.version()).isEqualTo(2);
        assertThat(world.stored.load(caseId).version()).isEqualTo(2);
    }

    @Test
    void neverLetsTimeGoBackWithinACase() {
        String caseId = world.filed(door, "O-1");
        Instant filedAt = world.now;
        world.pass(Duration.ofHours(-5));
        CommandResult answer = door.submit(world.submission(caseId, "c-2", BUYER, statement("x")));

        assertThat(answer.events().getFirst().at()).isEqualTo(filedAt);
    }

    @Test
    void findsRegisteredEvidenceOnly() {
        String caseId = world.filed(door, "O-1");
        isRejected(EVIDENCE_UNKNOWN, world.submission(caseId, "c-2", BUYER, new SubmitEvidence("E-1", null, "图")));
        world.evidence.register(
                new EvidenceItem("E-1", EvidenceKind.PHOTO, null, 10, "ab", "image/png", true, BUYER, world.now, null));

        assertThat(door.submit(world.submission(caseId, "c-3", BUYER, new SubmitEvidence("E-1", null, "图")))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void tellsListenersOfNewCommitsOnly() {
        String caseId = world.filed(door, "O-1");
        world.filed(door, "O-1");
        assertThatThrownBy(() -> door.submit(world.submission(caseId, "c-2", AGENT, new AcceptIntervention())))
                .isInstanceOf(CaseRejection.class);

        assertThat(world.heard).hasSize(1);
        assertThat(world.heard.getFirst().head())
                .isEqualTo(world.stored.load(caseId).head());
    }

    @Test
    void countsWhatBecameOfCommands() {
        String caseId = world.filed(door, "O-1");
        world.filed(door, "O-1");
        isRejected(WRONG_STAGE, world.submission(caseId, "c-2", AGENT, new AcceptIntervention()));

        assertThat(world.count("ballcourt.commands", "command", "FileComplaint", "result", "accepted"))
                .isEqualTo(1);
        assertThat(world.count("ballcourt.commands", "command", "FileComplaint", "result", "repeated"))
                .isEqualTo(1);
        assertThat(world.count("ballcourt.rejections", "command", "AcceptIntervention", "code", "WRONG_STAGE"))
                .isEqualTo(1);
        assertThat(world.meters.get("ballcourt.command").timer().count()).isEqualTo(3);
    }

    @Test
    void goesOnAfterARestart() {
        String caseId = world.filed(door, "O-1");
        CommandResult answer = world.door().submit(world.submission(caseId, "c-2", BUYER, statement("x")));

        assertThat(answer.events().getFirst().event()).isInstanceOf(StatementAdded.class);
        assertThat(answer.version()).isEqualTo(2);
    }
}
