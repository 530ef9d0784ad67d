package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;

/** Complaints about agents, reports of violations and contested flags through the HTTP door. */
class SmallMattersTest {
    private static final DecideAgentComplaint UPHELD =
            new DecideAgentComplaint(MatterDecision.UPHELD, "CANARY-reasons");

    private final CasesOverHttp http = new CasesOverHttp();
    private final String dispute =
            http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();

    private Reply complain() {
        CarrierStory.untilTheCarrierIsAsked(http.cases, dispute);
        return http.file(
                "BUYER/li",
                new FileAgentComplaint(dispute, "wang", AgentComplaintCause.SLOW, "CANARY-complaint", List.of()));
    }

    private static String idOf(Reply filed) {
        return filed.json().get("caseId").stringValue();
    }

    private static List<String> allowed(Reply reply) {
        return reply.json()
                .path("allowedActions")
                .valueStream()
                .map(action -> action.get("action").stringValue())
                .toList();
    }

    @Test
    void areFiledAtAddressesOfTheirOwnAndReadWhereEveryCaseIs() {
        Reply filed = complain();

        assertThat(filed.status()).isEqualTo(201);
        assertThat(filed.whole().getHeader("Location")).isEqualTo("/api/cases/" + idOf(filed));
        Reply seen = http.sees("BUYER/li", "/api/cases/{id}", idOf(filed));
        assertThat(seen.json().get("kind").stringValue()).isEqualTo("AGENT_COMPLAINT");
        assertThat(seen.json().at("/matter/dispute").stringValue()).isEqualTo(dispute);
        assertThat(seen.json().at("/matter/explanation").stringValue()).isEqualTo("CANARY-complaint");
        assertThat(seen.json().at("/ball/0/duty").stringValue()).isEqualTo("HANDLE_AGENT_COMPLAINT");
        assertThat(allowed(seen)).containsExactly("AddStatement");
        assertThat(http.sees("BUYER/li", "/api/cases/{id}", dispute)
                        .json()
                        .get("kind")
                        .stringValue())
                .isEqualTo("DISPUTE");
    }

    @Test
    void areDecidedOnTheSamePathAsDisputes() {
        String id = idOf(complain());

        Reply seen = http.sees("SUPERVISOR/gao", "/api/cases/{id}", id);
        assertThat(allowed(seen)).containsExactly("AddStatement", "DecideAgentComplaint");
        assertThat(seen.json()
                        .path("allowedActions")
                        .valueStream()
                        .filter(action -> action.get("action").stringValue().equals("DecideAgentComplaint"))
                        .map(action -> action.get("until").stringValue()))
                .containsExactly(seen.json().at("/ball/0/dueAt").stringValue());
        assertThat(http.would("SUPERVISOR/gao", id, UPHELD).json().has("whenPerformed"))
                .as("there is no money in it")
                .isFalse();
        assertThat(http.does("SUPERVISOR/gao", id, UPHELD).status()).isEqualTo(200);
        Reply toAgent = http.sees("AGENT/wang", "/api/cases/{id}", id);
        assertThat(allowed(toAgent)).containsExactly("AddStatement", "AppealSanction");
        assertThat(toAgent.json().at("/decisions/0/sanction").stringValue()).isEqualTo("CORRECTION");
        assertThat(http.does("AGENT/wang", id, new AppealSanction("CANARY-defence"))
                        .status())
                .isEqualTo(200);
        assertThat(http.does("SUPERVISOR/gao", id, UPHELD).code()).isEqualTo("REVIEWER_NOT_INDEPENDENT");
        assertThat(http.does(
                                "SUPERVISOR/lin",
                                id,
                                new DecideAgentComplaint(MatterDecision.DISMISSED, "it is in the log"))
                        .json()
                        .at("/case/outcome")
                        .stringValue())
                .isEqualTo("CLAIM_DISMISSED");
    }

    @Test
    void exceptTheCommandsOfDisputesWithWordsThatSayWhy() {
        Reply refused = http.does("BUYER/li", idOf(complain()), new WithdrawComplaint("x"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("WRONG_STAGE");
        assertThat(refused.json().get("detail").stringValue())
                .contains("a complaint about an agent", "withdraw the complaint");
        assertThat(http.does("SUPERVISOR/gao", dispute, UPHELD)
                        .json()
                        .get("detail")
                        .stringValue())
                .contains("belongs to no dispute");
    }

    @Test
    void doNotExistForOthers() {
        String id = idOf(complain());
        for (String stranger :
                List.of("SELLER/shop", "AGENT/chen", "SENIOR/mei", "REVIEWER/xu", "CARRIER/fastship", "BUYER/other")) {
            for (String path : List.of("/api/cases/{id}", "/api/cases/{id}/events")) {
                assertThat(http.sees(stranger, path, id).text())
                        .as(stranger)
                        .isEqualTo(http.sees(stranger, path, "case-none").text())
                        .contains("NO_SUCH_CASE");
            }
            assertThat(http.does(stranger, id, UPHELD).text())
                    .isEqualTo(http.does(stranger, "case-none", UPHELD).text());
        }
        assertThat(http.looks).isEmpty();
    }

    @Test
    void tellTheAgentWhatButNotWho() {
        String id = idOf(complain());
        http.does("BUYER/li", id, new AddStatement("CANARY-note", Audience.PLATFORM));
        http.does("SUPERVISOR/gao", id, new AddStatement("CANARY-internal", Audience.PLATFORM));

        for (String path : List.of("/api/cases/{id}", "/api/cases/{id}/events")) {
            assertThat(http.sees("AGENT/wang", path, id).text())
                    .contains("CANARY-complaint")
                    .doesNotContain("/li", "\"li\"", "CANARY-note", "CANARY-internal");
            assertThat(http.sees("SUPERVISOR/gao", path, id).text()).contains("BUYER/li");
        }
        assertThat(http.sees("BUYER/li", "/api/cases/{id}/events", id).text())
                .contains("CANARY-note")
                .doesNotContain("CANARY-internal");
    }

    @Test
    void keepFromTheComplainantWhatTheAgentBearsAndSays() {
        String id = idOf(complain());
        http.does("SUPERVISOR/gao", id, UPHELD);
        http.does("AGENT/wang", id, new AppealSanction("CANARY-defence"));

        for (String path : List.of("/api/cases/{id}", "/api/cases/{id}/events")) {
            assertThat(http.sees("BUYER/li", path, id).text())
                    .contains("CANARY-reasons")
                    .doesNotContain("CORRECTION", "CANARY-defence");
        }
    }

    @Test
    void needADisputeOfOnesOwn() {
        for (String who : List.of("BUYER/other", "SELLER/other")) {
            assertThat(http.file(
                                    who,
                                    new FileAgentComplaint(
                                            dispute,
                                            "wang",
                                            AgentComplaintCause.SLOW,
                                            "nobody ever answered",
                                            List.of()))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(http.file(
                                "BUYER/li",
                                new FileAgentComplaint(
                                        dispute, "wang", AgentComplaintCause.SLOW, "nobody ever answered", List.of()))
                        .code())
                .isEqualTo("UNKNOWN_PARTY");
    }

    @Test
    void letASellerAnswerAReportButNotSeeWhoMadeIt() {
        String dispute = idOf(http.file("BUYER/li", Samples.complaint()));
        CarrierStory.untilTheCarrierIsAsked(http.cases, dispute);
        Reply filed = http.file(
                "CARRIER/fastship",
                new ReportViolation("shop", ViolationKind.PROHIBITED_GOODS, "CANARY-report", dispute, List.of()));
        assertThat(filed.status()).isEqualTo(201);
        String id = idOf(filed);
        assertThat(http.sees("CARRIER/fastship", "/api/cases/{id}", id)
                        .json()
                        .at("/matter/explanation")
                        .stringValue())
                .isEqualTo("CANARY-report");
        assertThat(http.sees("SELLER/shop", "/api/cases/{id}", id).text())
                .contains("CANARY-report")
                .doesNotContain("fastship");
        http.cases.upload("CANARY-proof", "SELLER/shop");
        http.does("SELLER/shop", id, new AnswerReport("CANARY-answer", List.of("CANARY-proof")));
        assertThat(http.sees("CARRIER/fastship", "/api/cases/{id}", id).text())
                .doesNotContain("CANARY-answer", "CANARY-proof");
        assertThat(http.sees("SUPERVISOR/gao", "/api/cases/{id}", id).text()).contains("CANARY-proof");
        assertThat(http.sees("SUPERVISOR/gao", "/api/cases/{id}", id)
                        .json()
                        .at("/answers/0/text")
                        .stringValue())
                .isEqualTo("CANARY-answer");

        http.does("SUPERVISOR/gao", id, new DecideViolation(MatterDecision.UPHELD, "it is in the log"));

        Reply seen = http.sees("SELLER/shop", "/api/cases/{id}", id);
        assertThat(seen.json().at("/decisions/0/points").intValue()).isEqualTo(6);
        assertThat(seen.text()).doesNotContain("fastship");
    }

    @Test
    void letAFlagBeContestedByWhoBearsIt() {
        ContestFlag contest = new ContestFlag(MisuseFlag.SILENCE, "the flag is wrong");
        assertThat(http.file("SELLER/shop", contest).code()).isEqualTo("GROUND_NOT_MET");
        http.cases.raise(MisuseFlag.SILENCE);

        String id = idOf(http.file("SELLER/shop", contest));

        Reply decided = http.does("SUPERVISOR/gao", id, new DecideContest(MatterDecision.UPHELD, "it is in the log"));
        assertThat(decided.json().at("/case/outcome").stringValue()).isEqualTo("UPHELD");
    }

    @Test
    void sayWhatIsMissing() {
        Reply malformed =
                http.send(CasesOverHttp.as("BUYER/li", post("/api/contests")).content("{\"flag\": \"SILENCE\"}"));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().at("/errors/0/field").stringValue()).isEqualTo("explanation");
    }
}
