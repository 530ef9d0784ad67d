package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.web.CasesOverHttp.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.SellerRejectionGround;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingCommandsTest {
    private static final RejectClaim REJECT = new RejectClaim(SellerRejectionGround.NOT_OUR_PARCEL, "x", List.of());

    private final CasesOverHttp http = new CasesOverHttp();

    private String filed() {
        return http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();
    }

    @Test
    void answersAFilingWithItsPlaceItsEventsAndTheCase() {
        Reply reply = http.file("BUYER/li", Samples.complaint());
        String caseId = reply.json().get("caseId").stringValue();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.whole().getHeader("Location")).isEqualTo("/api/cases/" + caseId);
        assertThat(reply.whole().getHeader("ETag")).isEqualTo("\"1\"");
        assertThat(reply.json().get("events").get(0).get("type").stringValue()).isEqualTo("ComplaintFiled");
        assertThat(reply.json().get("events").get(0).get("actor").stringValue()).isEqualTo("BUYER/li");
        assertThat(reply.json().get("version").longValue()).isEqualTo(1);
        assertThat(reply.json().get("case").get("stage").stringValue()).isEqualTo("NEGOTIATION");
        assertThat(reply.json()
                        .get("case")
                        .get("ball")
                        .get(0)
                        .get("ifSilent")
                        .get("consequence")
                        .stringValue())
                .isEqualTo("INTERVENTION_OPENS");
    }

    @Test
    void answersACommandWithItsEventsAndTheCaseAfterIt() {
        Reply reply = http.does("SELLER/shop", filed(), REJECT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("version").longValue()).isEqualTo(2);
        assertThat(reply.json().get("case").get("version").longValue()).isEqualTo(2);
        assertThat(reply.json().get("case").get("ball").get(0).get("duty").stringValue())
                .isEqualTo("ANSWER_REJECTION");
        assertThat(reply.whole().getHeader("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void answersNoMoreThanItWasDoneToThoseWhoWantNoMore() {
        String caseId = filed();
        Reply whole = http.does("SELLER/shop", caseId, REJECT);
        Reply least = http.send(as("BUYER/li", post("/api/cases/{id}/request-intervention", caseId))
                .header("Prefer", "respond-async, return=minimal")
                .content("{\"ground\":\"SELLER_REJECTED\",\"explanation\":\"x\"}"));

        assertThat(least.status()).isEqualTo(200);
        assertThat(least.json().propertyNames()).containsExactlyInAnyOrder("caseId", "version", "events");
        assertThat(least.json().get("version").longValue()).isEqualTo(3);
        assertThat(least.json().get("events").get(0).propertyNames()).containsExactlyInAnyOrder("seq", "type", "at");
        assertThat(least.json().get("events").get(0).get("type").stringValue()).isEqualTo("InterventionRequested");
        assertThat(least.whole().getHeader("Preference-Applied")).isEqualTo("return=minimal");
        assertThat(least.whole().getHeader("ETag")).isEqualTo("\"3\"");
        assertThat(least.whole().getHeader("Vary")).isEqualTo("Prefer");
        assertThat(whole.whole().getHeader("Preference-Applied")).isNull();
        assertThat(whole.whole().getHeader("Vary")).isEqualTo("Prefer");
    }

    @Test
    void placesAFilingForThoseWhoWantNoMore() {
        Reply least = http.send(as("BUYER/li", post("/api/cases"))
                .header("Prefer", "return=minimal")
                .content(CasesOverHttp.body(Samples.complaint())));

        assertThat(least.status()).isEqualTo(201);
        assertThat(least.whole().getHeader("Location"))
                .isEqualTo("/api/cases/" + least.json().get("caseId").stringValue());
        assertThat(least.json().get("events").get(0).get("type").stringValue()).isEqualTo("ComplaintFiled");
    }

    @Test
    void mentionsToEachReaderTheEventsThatTheWholeAnswerShows() {
        String caseId = filed();
        Reply whole = http.does("SELLER/shop", caseId, new AcceptClaim());
        Reply least = http.send(as("SELLER/shop", post("/api/cases/{id}/accept-claim", caseId))
                .header("Prefer", "return=\"minimal\"")
                .header("Idempotency-Key", whole.whole().getHeader("Idempotency-Key")));

        assertThat(least.json().get("events").valueStream().map(e -> e.get("seq")))
                .containsExactlyElementsOf(whole.json()
                        .get("events")
                        .valueStream()
                        .map(e -> e.get("seq"))
                        .toList());
    }

    @Test
    void givesTheFirstAnswerAgainForTheSameKey() {
        String caseId = filed();
        Reply first = http.send(as("SELLER/shop", post("/api/cases/{id}/reject-claim", caseId))
                .header("Idempotency-Key", "\"k-1\"")
                .content("{\"ground\":\"OTHER\",\"explanation\":\"x\"}"));
        Reply again = http.send(as("SELLER/shop", post("/api/cases/{id}/reject-claim", caseId))
                .header("Idempotency-Key", "k-1")
                .content("{ \"explanation\" : \"x\", \"ground\" : \"OTHER\" }"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(http.cases.stored()).isEqualTo(2);
    }

    @Test
    void refusesTheSameKeyForAnotherBodyOrAnotherCommand() {
        String caseId = filed();
        http.send(as("SELLER/shop", post("/api/cases/{id}/add-statement", caseId))
                .header("Idempotency-Key", "k-1")
                .content("{\"text\":\"a\"}"));
        Reply otherBody = http.send(as("SELLER/shop", post("/api/cases/{id}/add-statement", caseId))
                .header("Idempotency-Key", "k-1")
                .content("{\"text\":\"b\"}"));
        http.send(as("BUYER/li", post("/api/cases/{id}/withdraw-complaint", caseId))
                .header("Idempotency-Key", "k-2"));
        Reply otherCommand = http.send(as("BUYER/li", post("/api/cases/{id}/complete-evidence", caseId))
                .header("Idempotency-Key", "k-2"));

        assertThat(List.of(otherBody.code(), otherCommand.code())).containsOnly("COMMAND_ID_REUSED");
        assertThat(otherBody.status()).isEqualTo(422);
    }

    @Test
    void makesAFreshKeyWhereNoneIsSentAndTellsIt() {
        Reply reply = http.file("BUYER/li", Samples.complaint());
        assertThat(reply.whole().getHeader("Idempotency-Key")).hasSize(36);
    }

    @Test
    void insistsOnTheVersionInIfMatchQuotedOrNot() {
        String caseId = filed();
        Reply stale = http.send(
                as("SELLER/shop", post("/api/cases/{id}/accept-claim", caseId)).header("If-Match", "\"9\""));
        Reply good = http.send(
                as("SELLER/shop", post("/api/cases/{id}/accept-claim", caseId)).header("If-Match", "1"));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("STALE_VERSION");
        assertThat(good.status()).isEqualTo(200);
    }

    @Test
    void namesTheFaultsOfBothHeadersAtOnce() {
        Reply reply = http.send(as("SELLER/shop", post("/api/cases/{id}/accept-claim", filed()))
                .header("If-Match", "newest")
                .header("Idempotency-Key", "two words"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").stringValue()))
                .containsExactly("Idempotency-Key", "If-Match");
    }

    @Test
    void takesAnEmptyBodyForACommandWithoutFields() {
        Reply reply = http.send(as("SELLER/shop", post("/api/cases/{id}/accept-claim", filed())));
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void listsTheCommandsWhereTheNameIsUnknown() {
        Reply reply = http.send(as("SELLER/shop", post("/api/cases/{id}/kick-ball", filed())));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("UNKNOWN_COMMAND");
        assertThat(reply.json().get("detail").stringValue()).contains("reject-claim", "lodge-appeal");
    }

    @Test
    void letsNobodyButTheServicesSpeakForTheClock() {
        String caseId = filed();
        http.cases.later(java.time.Duration.ofHours(49));
        Reply seller = http.does("SELLER/shop", caseId, new LapseDuty("d1"));
        Reply pretender = http.does("SYSTEM/ballcourt", caseId, new LapseDuty("d1"));
        int before = http.cases.stored();
        Reply service = http.does("CLOCK/clocks", caseId, new LapseDuty("d1"));

        assertThat(seller.code()).isEqualTo("NOT_YOUR_ROLE");
        assertThat(pretender.status()).isEqualTo(404);
        assertThat(before).isEqualTo(1);
        assertThat(service.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"EVENTS_READ", "ERASURE", "CLOCK", "PAYMENTS", "SERVICE"})
    void showsNoCaseToAProgram(String role) {
        String caseId = filed();
        String none = http.sees("BUYER/stranger", "/api/cases/{id}", caseId).text();

        assertThat(http.sees(role + "/program", "/api/cases/{id}", caseId).text())
                .isEqualTo(none);
        assertThat(http.sees(role + "/program", "/api/cases/{id}/events", caseId)
                        .status())
                .isEqualTo(404);
        assertThat(http.does(role + "/program", caseId, new AddStatement("x", null))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void takesOfEachProgramItsOwnCommandsAloneAndShowsItNothing() {
        String caseId = filed();
        http.cases.later(java.time.Duration.ofHours(49));
        for (String other : List.of("PAYMENTS", "EVENTS_READ", "ERASURE")) {
            assertThat(http.does(other + "/program", caseId, new LapseDuty("d1"))
                            .status())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(http.does("CLOCK/program", caseId, new RecordAdvance("d1", "PAY-1"))
                        .status())
                .isEqualTo(404);
        Reply lapse = http.does("CLOCK/program", caseId, new LapseDuty("d1"));

        assertThat(lapse.status()).isEqualTo(200);
        assertThat(lapse.json().has("case")).isFalse();
        assertThat(lapse.text()).doesNotContain("CANARY");
    }

    @Test
    void letsNobodyWithoutARoleFile() {
        Reply reply = http.file("STRANGER/mallory", Samples.complaint());
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("NOT_YOUR_ROLE");
        assertThat(http.cases.stored()).isZero();
    }

    @Test
    void saysWhatIsAllowedInsteadOfWhatIsNot() {
        Reply reply = http.does("BUYER/li", filed(), new AcceptClaim());

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json()
                        .get("allowedActions")
                        .valueStream()
                        .map(a -> a.get("action").stringValue()))
                .contains("WithdrawComplaint", "AddStatement")
                .doesNotContain("AcceptClaim");
        assertThat(reply.json().get("caseId").stringValue()).startsWith("case-");
        assertThat(reply.json().get("type").stringValue()).isEqualTo("https://ballcourt.org/problems/not-your-role");
    }

    @Test
    void showsUntilWhenAndWithWhatAnActionMayBeTaken() {
        Reply seen = http.sees("SELLER/shop", "/api/cases/{id}", filed());
        var reject = seen.json()
                .get("allowedActions")
                .valueStream()
                .filter(a -> a.get("action").stringValue().equals("RejectClaim"))
                .findFirst()
                .orElseThrow();

        assertThat(reject.get("until").stringValue())
                .isEqualTo(
                        CasesInMemory.START.plus(java.time.Duration.ofHours(48)).toString());
        assertThat(reject.get("required").valueStream().map(f -> f.stringValue()))
                .containsExactly("ground");
    }
}
