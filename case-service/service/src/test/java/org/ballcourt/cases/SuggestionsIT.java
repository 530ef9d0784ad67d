package org.ballcourt.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.ballcourt.cases.RunningCaseService.Reply;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Suggestions over a running service and a real store. */
class SuggestionsIT {
    private static RunningCaseService service;
    private static String caseId;

    @BeforeAll
    static void start() {
        service = new RunningCaseService();
        caseId = service.post("BUYER/li", "/api/cases", Wire.json().writeValueAsString(Samples.complaint()))
                .json()
                .get("caseId")
                .stringValue();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode suggested(String actor, String path, String body) {
        Reply reply = service.post(actor, path, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().get("label").stringValue()).isNotBlank();
        return reply.json().get("suggestion");
    }

    @Test
    void helpsToFileAndKeepsNoWordThatWasTold() {
        JsonNode suggestion =
                suggested("BUYER/new", "/api/suggestions", "{\"text\":\"CANARY 电机异响\",\"goodsClass\":\"ELECTRONICS\"}");
        Reply answered = service.post(
                "BUYER/new",
                "/api/suggestions/" + suggestion.get("id").stringValue() + "/answer",
                "{\"accepted\":true}");

        assertThat(suggestion.at("/proposal/reason").stringValue()).isEqualTo("QUALITY_DEFECT");
        assertThat(answered.json().at("/proposal")).isEqualTo(suggestion.get("proposal"));
        assertThat(answered.json().at("/answer/accepted").booleanValue()).isTrue();
        assertThat(answered.body()).doesNotContain("CANARY");
    }

    @Test
    void drawsUpARulingForThePlatformsPeopleAlone() {
        String path = "/api/cases/" + caseId + "/suggestions";
        JsonNode suggestion = suggested("AGENT/wang", path, "{}");

        assertThat(suggestion.get("kind").stringValue()).isEqualTo("RULING");
        assertThat(suggestion.get("caseId").stringValue()).isEqualTo(caseId);
        assertThat(service.post("BUYER/li", path, "{}").status()).isEqualTo(403);
        assertThat(service.post("BUYER/other", path, "{}").status()).isEqualTo(404);
        String answer = "/api/suggestions/" + suggestion.get("id").stringValue() + "/answer";
        assertThat(service.post("AGENT/other", answer, "{\"accepted\":true}").status())
                .isEqualTo(404);
        assertThat(service.post("AGENT/wang", answer, "{\"accepted\":false,\"why\":\"too early\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tellsSupervisorsHowGoodTheyAre() {
        suggested("BUYER/new", "/api/suggestions", "{\"text\":\"假货\"}");

        JsonNode lines =
                service.get("SUPERVISOR/gao", "/api/suggestions/figures").json().get("lines");
        assertThat(lines.valueStream().map(line -> line.get("kind").stringValue()))
                .contains("COMPLAINT");
        assertThat(service.get("AGENT/wang", "/api/suggestions/figures").status())
                .isEqualTo(403);
        assertThat(service.get("SUPERVISOR/gao", "/api/suggestions/figures?from=x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tellsEverybodyWhatToKnowBeforeFiling() {
        Reply guide = service.get(null, "/api/filing-guide?reason=QUALITY_DEFECT&goodsClass=FOOD");

        assertThat(guide.status()).as(guide.body()).isEqualTo(200);
        assertThat(guide.json().at("/checklist/0/element").stringValue()).isEqualTo("DEFECT_SHOWN");
        assertThat(guide.json().at("/checklist/0/kinds").toString()).contains("MEDICAL_RECORD");
        assertThat(guide.json().at("/clocks/0/time").stringValue()).isEqualTo("PT48H");
        assertThat(guide.json().at("/clocks/0/ifSilent").stringValue()).isEqualTo("INTERVENTION_OPENS");
        assertThat(guide.json().has("ended")).isFalse();
        Reply european = service.get(null, "/api/filing-guide?reason=QUALITY_DEFECT&market=eu-marketplace");
        assertThat(european.json().path("market").stringValue()).isEqualTo("eu-marketplace");
        assertThat(european.json().path("smallClaim").path("currency").stringValue())
                .isEqualTo("EUR");
        Reply nowhere = service.get(null, "/api/filing-guide?reason=QUALITY_DEFECT&market=mars");
        assertThat(nowhere.status()).isEqualTo(400);
        assertThat(nowhere.body()).contains("eu-marketplace");
        Reply wrong = service.get(null, "/api/filing-guide?reason=WHY&goodsClass=CARS");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().get("errors").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"text\":\"  \"}",
                "{\"text\":5}",
                "{\"text\":null}",
                "{\"text\":\"x\",\"goodsClass\":\"CARS\"}",
                "{\"text\":\"x\",\"more\":1}"
            })
    void refusesWhatItDoesNotUnderstand(String body) {
        assertThat(service.post("BUYER/new", "/api/suggestions", body).status()).isEqualTo(400);
        assertThat(service.post("BUYER/new", "/api/suggestions/SG-1/answer", "{\"accepted\":1}")
                        .status())
                .isEqualTo(400);
    }
}
