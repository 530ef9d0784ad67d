package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.AGENT;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.contracts.RejectionCode.ALREADY_DECIDED;
import static org.ballcourt.contracts.RejectionCode.DUPLICATE_CASE;
import static org.ballcourt.contracts.RejectionCode.GROUND_NOT_MET;
import static org.ballcourt.contracts.RejectionCode.NO_SUCH_CASE;
import static org.ballcourt.contracts.RejectionCode.UNKNOWN_PARTY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.AgentComplaintDecided;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;

/** What the door adds to complaints about agents, reports and contests: ids, what stands in other cases, one of each at a time. */
class FilingMattersTest {
    private static final Actor GAO = new Actor(Role.SUPERVISOR, "gao");
    private static final DecideAgentComplaint UPHELD =
            new DecideAgentComplaint(MatterDecision.UPHELD, "it is in the log");
    private static final ContestFlag CONTEST = new ContestFlag(MisuseFlag.SILENCE, "the flag is wrong");

    private final CommandWorld world = new CommandWorld();
    private final List<String> asked = new ArrayList<>();
    private Set<MisuseFlag> raised = Set.of();
    private CaseCommands door = world.door();

    FilingMattersTest() {
        world.standing = new StandingFacts() {
            @Override
            public int upheldComplaints(Actor agent, Instant since) {
                asked.add(agent + " " + Duration.between(since, world.now).toDays());
                return 1;
            }

            @Override
            public Set<MisuseFlag> raisedFlags(Actor side, Instant at) {
                asked.add(side + " " + at);
                return raised;
            }

            @Override
            public boolean isKnown(Actor side) {
                return side.equals(SELLER);
            }
        };
        door = world.door();
    }

    private CommandResult does(String caseId, Actor actor, CaseCommand command) {
        return door.submit(world.submission(caseId, actor, command));
    }

    private void refuses(RejectionCode code, Actor actor, CaseCommand command) {
        CaseRejection rejection = catchThrowableOfType(CaseRejection.class, () -> does(null, actor, command));
        assertThat(rejection).isNotNull();
        assertThat(rejection.code()).isEqualTo(code);
    }

    private String dispute(String orderId) {
        String caseId = world.filed(door, orderId);
        does(caseId, SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of()));
        does(caseId, BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
        does(caseId, AGENT, new AcceptIntervention());
        return caseId;
    }

    private static FileAgentComplaint about(String dispute) {
        return new FileAgentComplaint(dispute, "wang", AgentComplaintCause.SLOW, "nobody ever answered", List.of());
    }

    @Test
    void namesEachAfterItsKind() {
        raised = Set.of(MisuseFlag.SILENCE);
        String dispute = dispute("O-1");
        assertThat(does(null, BUYER, about(dispute)).caseId()).matches("AC-[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(does(null, SELLER, CONTEST).caseId()).startsWith("FC-");
        assertThat(does(
                                null,
                                BUYER,
                                new ReportViolation(
                                        "juicers", ViolationKind.OTHER, "they buy their ratings", dispute, List.of()))
                        .caseId())
                .startsWith("VR-");
    }

    @Test
    void refusesASecondComplaintAboutTheSameAgentAndCaseWhileTheFirstIsOpen() {
        String dispute = dispute("O-1");
        String first = does(null, BUYER, about(dispute)).caseId();

        refuses(
                DUPLICATE_CASE,
                BUYER,
                new FileAgentComplaint(dispute, "AGENT/wang", AgentComplaintCause.BIAS, "nobody ever answered", null));
        does(null, SELLER, about(dispute));
        does(null, BUYER, about(dispute("O-2")));
        does(first, GAO, new DecideAgentComplaint(MatterDecision.DISMISSED, "it is in the log"));
        does(null, BUYER, about(dispute));
    }

    @Test
    void givesTheFirstAnswerAgainForTheSameFiling() {
        CommandRequest filing = world.submission(null, "c-1", BUYER, about(dispute("O-1")));

        assertThat(door.submit(filing).repeated()).isFalse();
        assertThat(door.submit(filing).repeated()).isTrue();
    }

    @Test
    void findsTheDisputeInTheStore() {
        refuses(NO_SUCH_CASE, BUYER, about("BC-NONE"));
        String complaint = does(null, BUYER, about(dispute("O-1"))).caseId();
        refuses(NO_SUCH_CASE, BUYER, about(complaint));
        refuses(NO_SUCH_CASE, new Actor(Role.BUYER, "other"), about(dispute("O-2")));
    }

    @Test
    void asksHowManyComplaintsStandWithinTheWindowOfThePolicy() {
        String complaint = does(null, BUYER, about(dispute("O-1"))).caseId();

        CommandResult decided = does(complaint, GAO, UPHELD);

        assertThat(((AgentComplaintDecided) decided.events().getFirst().event()).sanction())
                .isEqualTo(Sanction.DOWNGRADE);
        assertThat(asked).containsExactly("AGENT/wang 365");
    }

    @Test
    void letsOnlyARaisedFlagBeContestedAndThatOnceAtATime() {
        refuses(GROUND_NOT_MET, SELLER, CONTEST);
        raised = Set.of(MisuseFlag.SILENCE);
        String first = does(null, SELLER, CONTEST).caseId();

        refuses(DUPLICATE_CASE, SELLER, CONTEST);
        does(null, new Actor(Role.SELLER, "other"), CONTEST);
        does(first, GAO, new DecideContest(MatterDecision.DISMISSED, "it is in the log"));
        does(null, SELLER, CONTEST);
        assertThat(asked).contains("SELLER/juicers " + world.now);
    }

    /** One deed brings points once; what was not upheld may be shown anew. */
    @Test
    void takesTheSameReportOnceAtATimeAndNoMoreOnceItWasUpheld() {
        String dispute = dispute("O-1");
        ReportViolation report = fakeRatings(dispute, null);
        String first = does(null, BUYER, report).caseId();
        refuses(DUPLICATE_CASE, BUYER, report);
        refuses(DUPLICATE_CASE, BUYER, fakeRatings(dispute, "SELLER/juicers"));
        does(null, BUYER, new ReportViolation("juicers", ViolationKind.OTHER, "they threaten me", dispute, null));
        does(null, BUYER, fakeRatings(dispute("O-2"), null));
        does(null, AGENT, report);

        decided(first, MatterDecision.DISMISSED);
        decided(does(null, BUYER, report).caseId(), MatterDecision.UPHELD);
        refuses(ALREADY_DECIDED, BUYER, report);
        refuses(ALREADY_DECIDED, BUYER, fakeRatings(dispute, "SELLER/juicers"));
    }

    @Test
    void takesAnotherDeedThatSomethingNewShows() {
        String dispute = dispute("O-1");
        uploaded("ev-1", "00");
        uploaded("ev-2", "01");
        uploaded("ev-1-again", "00");
        decided(does(null, BUYER, showing(dispute, "ev-1")).caseId(), MatterDecision.UPHELD);
        refuses(ALREADY_DECIDED, BUYER, showing(dispute, "ev-1-again"));
        refuses(ALREADY_DECIDED, BUYER, fakeRatings(dispute, null));
        decided(does(null, BUYER, showing(dispute, "ev-1", "ev-2")).caseId(), MatterDecision.UPHELD);
        refuses(ALREADY_DECIDED, BUYER, showing(dispute, "ev-2"));
        uploaded("ev-3", "02");
        decided(does(null, BUYER, showing(dispute, "ev-3")).caseId(), MatterDecision.UPHELD);
        refuses(ALREADY_DECIDED, BUYER, showing(dispute, "ev-1", "ev-3"));
        refuses(ALREADY_DECIDED, BUYER, showing(null, "ev-1-again"));
    }

    @Test
    void countsAFileOnceWithoutACaseWhateverItIsShownWith() {
        uploaded("ev-1", "00");
        uploaded("ev-2", "01");
        uploaded("ev-3", "02");
        decided(does(null, BUYER, showing(null, "ev-1")).caseId(), MatterDecision.UPHELD);
        decided(does(null, BUYER, showing(null, "ev-1", "ev-2")).caseId(), MatterDecision.UPHELD);

        refuses(ALREADY_DECIDED, BUYER, showing(null, "ev-2"));
        refuses(ALREADY_DECIDED, BUYER, showing(dispute("O-1"), "ev-2"));
        does(null, BUYER, showing(dispute("O-2"), "ev-2", "ev-3"));
    }

    @Test
    void leavesTwoDeedsInTwoFilesToBeReportedAtOnce() {
        String dispute = dispute("O-1");
        uploaded("ev-1", "00");
        uploaded("ev-2", "01");
        uploaded("ev-3", "02");
        String first = does(null, BUYER, showing(null, "ev-1")).caseId();
        refuses(DUPLICATE_CASE, BUYER, showing(null, "ev-1"));
        refuses(DUPLICATE_CASE, BUYER, showing(null, "ev-1", "ev-2"));
        refuses(DUPLICATE_CASE, BUYER, showing(dispute, "ev-1"));
        does(null, BUYER, showing(null, "ev-2"));
        does(null, BUYER, showing(dispute, "ev-3"));
        refuses(DUPLICATE_CASE, BUYER, showing(null, "ev-3"));

        decided(first, MatterDecision.DISMISSED);
        does(null, BUYER, showing(null, "ev-1"));
    }

    private void uploaded(String id, String sha256) {
        world.evidence.register(
                new EvidenceItem(id, EvidenceKind.PHOTO, null, 1, sha256, "image/png", true, BUYER, world.now, null));
    }

    private static ReportViolation showing(String dispute, String... evidence) {
        return new ReportViolation(
                "juicers", ViolationKind.FAKE_RATINGS, "they buy their ratings", dispute, List.of(evidence));
    }

    private static ReportViolation fakeRatings(String dispute, String subject) {
        String seller = subject == null ? "juicers" : null;
        return new ReportViolation(
                seller, ViolationKind.FAKE_RATINGS, "they buy their ratings", dispute, null, subject);
    }

    private void decided(String report, MatterDecision decision) {
        does(report, SELLER, new AnswerReport("not so", null));
        CommandResult result = does(report, GAO, new DecideViolation(decision, "it is in the log"));
        if (decision == MatterDecision.UPHELD) {
            Duty appeal = result.events().getLast().event().ball().opened().getFirst();
            world.now = appeal.dueAt().plusMillis(1);
            does(report, Actor.SYSTEM, new LapseDuty(appeal.dutyId()));
        }
    }

    @Test
    void looksUpWhetherWhoIsReportedIsKnown() {
        uploaded("ev-1", "00");
        does(null, BUYER, showing(null, "ev-1"));
        refuses(
                UNKNOWN_PARTY,
                BUYER,
                new ReportViolation(
                        "nobody", ViolationKind.FAKE_RATINGS, "they buy their ratings", null, List.of("ev-1")));
    }
}
