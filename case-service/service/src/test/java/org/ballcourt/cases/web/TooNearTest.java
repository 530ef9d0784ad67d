package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.AnswerContact;
import org.ballcourt.contracts.CaseCommand.DecideAgentComplaint;
import org.ballcourt.contracts.CaseCommand.FileAgentComplaint;
import org.ballcourt.contracts.CaseCommand.LineName;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.servicekit.OwnCases;
import org.ballcourt.servicekit.OwnCases.Nearness;
import org.ballcourt.servicekit.Refused;
import org.junit.jupiter.api.Test;

/** Of the platform's people those who are related to somebody of a case, or have a part in the case that it is about. */
class TooNearTest {
    private final CasesOverHttp http = new CasesOverHttp();
    private final String dispute =
            http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();

    private void isRefused(Reply reply) {
        assertThat(reply.code()).isEqualTo("OWN_CASE");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("detail").stringValue()).contains("too near");
    }

    @Test
    void readNothingAndDoNothing() {
        http.cases.related("wang", "SELLER/shop");

        for (String role : List.of("AGENT", "SENIOR", "REVIEWER", "SUPERVISOR")) {
            isRefused(http.sees(role + "/wang", "/api/cases/{id}", dispute));
            isRefused(http.sees(role + "/wang", "/api/cases/{id}/events", dispute));
            isRefused(http.does(role + "/wang", dispute, new AddStatement("x", null)));
            isRefused(http.send(
                    CasesOverHttp.as(role + "/wang", post("/api/cases/{id}/add-statement?dryRun=true", dispute))
                            .content(CasesOverHttp.body(new AddStatement("x", null)))));
            assertThat(http.sees(role + "/mei", "/api/cases/{id}", dispute).status())
                    .isEqualTo(200);
        }
        assertThat(http.cases.stored()).isEqualTo(1);
        assertThat(http.looks).noneMatch(look -> look.contains("/wang"));
    }

    @Test
    void areNotShownInTheAuditWhoLooked() {
        http.cases.related("lin", "SELLER/shop");
        OwnCases cases = new CaseAccess(http.cases, (_, _, _) -> {}, http.cases.independence());

        for (String own : List.of("SUPERVISOR/lin", "SUPERVISOR/li", "SUPERVISOR/shop", "SUPERVISOR/fastship")) {
            assertThat(cases.of(Actor.parse(own), dispute)).as(own).isEqualTo(Nearness.OWN);
        }
        assertThat(cases.of(Actor.parse("SUPERVISOR/gao"), dispute)).isEqualTo(Nearness.ANOTHERS);
        assertThat(cases.of(Actor.parse("SUPERVISOR/lin"), "case-none")).isEqualTo(Nearness.NO_CASE);
    }

    @Test
    void learnNothingByDoorsThatReadNothingEither() {
        http.cases.related("lin", "SELLER/shop");
        CaseAccess access = new CaseAccess(http.cases, (_, _, _) -> {}, http.cases.independence());

        assertThatThrownBy(() -> access.admitWithoutReading(dispute, Actor.parse("SUPERVISOR/lin")))
                .isInstanceOf(Refused.class);
        assertThat(access.admitWithoutReading(dispute, Actor.parse("SUPERVISOR/gao"))
                        .caseId())
                .isEqualTo(dispute);
    }

    @Test
    void areRelativesOfWhoCarriedTheGoodsToo() {
        http.cases.related("wang", "CARRIER/fastship");

        isRefused(http.sees("AGENT/wang", "/api/cases/{id}", dispute));
        isRefused(http.does("SENIOR/wang", dispute, new AddStatement("x", null)));
        isRefused(http.file("AGENT/wang", Samples.complaint()));
    }

    @Test
    void areStrangersToOtherCasesLikeEverybody() {
        http.cases.related("wang", "SELLER/shop");

        assertThat(http.sees("AGENT/wang", "/api/cases/{id}", "case-none").status())
                .isEqualTo(404);
        assertThat(http.sees("BUYER/wang", "/api/cases/{id}", dispute).status()).isEqualTo(404);
    }

    @Test
    void readNoComplaintAboutTheDeskInACaseOfTheirOwn() {
        CarrierStory.untilTheCarrierIsAsked(http.cases, dispute);
        String complaint = http.file(
                        "BUYER/li",
                        new FileAgentComplaint(
                                dispute, "wang", AgentComplaintCause.SLOW, "CANARY-complaint", List.of()))
                .json()
                .get("caseId")
                .stringValue();
        http.cases.related("lin", "SELLER/shop");

        for (String supervisor : List.of("SUPERVISOR/shop", "SUPERVISOR/fastship", "SUPERVISOR/lin")) {
            isRefused(http.sees(supervisor, "/api/cases/{id}", complaint));
        }
        isRefused(http.does(
                "SUPERVISOR/lin", complaint, new DecideAgentComplaint(MatterDecision.DISMISSED, "it is in the log")));
        assertThat(http.sees("SUPERVISOR/gao", "/api/cases/{id}", complaint).status())
                .isEqualTo(200);
        assertThat(http.sees("BUYER/li", "/api/cases/{id}", complaint).status()).isEqualTo(200);
    }

    @Test
    void answerNothingThatIsAskedAboutACaseOfTheirOwn() {
        String contact = http.file(
                        "BUYER/li",
                        new OpenContact(ContactChannel.CHAT, ContactTopic.REFUND, "我的案件怎么样了", dispute, null))
                .json()
                .get("caseId")
                .stringValue();
        http.cases.related("lin", "SELLER/shop");

        isAnsweredOnlyByOthers(contact, "AGENT/shop", "AGENT/fastship", "AGENT/lin");
    }

    @Test
    void answerNothingThatIsAskedAboutAnOrderOfTheirOwn() {
        String contact = http.file(
                        "BUYER/li",
                        new OpenContact(
                                ContactChannel.CHAT, ContactTopic.ORDER, "商家不理我", null, new LineName("O-1", "1")))
                .json()
                .get("caseId")
                .stringValue();
        http.cases.related("lin", "SELLER/shop");

        isAnsweredOnlyByOthers(contact, "AGENT/shop", "SENIOR/shop", "SUPERVISOR/fastship", "AGENT/lin");
    }

    private void isAnsweredOnlyByOthers(String contact, String... near) {
        for (String one : near) {
            isRefused(http.sees(one, "/api/cases/{id}", contact));
            isRefused(http.sees(one, "/api/cases/{id}/events", contact));
            Reply reply = http.does(one, contact, new AnswerContact("it is as it was"));
            isRefused(reply);
            assertThat(reply.json().get("detail").stringValue().contains("directory"))
                    .isEqualTo(one.endsWith("/lin"));
        }
        assertThat(http.does("AGENT/mei", contact, new AnswerContact("it is being decided"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void seeOfACaseWhoseGoodsTheyCarriedNoMoreThanTheCarrierDoes() {
        for (String role : List.of("AGENT", "SENIOR", "REVIEWER", "SUPERVISOR")) {
            assertThat(http.sees(role + "/fastship", "/api/cases/{id}", dispute)
                            .json()
                            .toString())
                    .doesNotContain("CANARY", "li");
        }
    }
}
