package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.RequestProblems;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

class MeControllerTest {
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new MeController(false), new TimeController(() -> Instant.parse("2026-11-02T02:00:00Z"), false))
            .setCustomArgumentResolvers(new CallerArguments())
            .setControllerAdvice(new RequestProblems())
            .setMessageConverters(CasesOverHttp.converters())
            .build();

    @Test
    void saysWhoThePersonIsAndWhichLanguageItReads() throws Exception {
        assertThat(json(ask("AGENT/wang", "zh-CN")))
                .isEqualTo(Wire.json()
                        .readTree(
                                "{\"id\": \"wang\", \"role\": \"AGENT\", \"desk\": \"AGENT\", \"actor\": \"AGENT/wang\","
                                        + " \"language\": \"zh\", \"mayErase\": false, \"testMode\": false}"));
        assertThat(json(ask("BUYER/li-na", "fr")))
                .isEqualTo(Wire.json()
                        .readTree("{\"id\": \"li-na\", \"role\": \"BUYER\", \"actor\": \"BUYER/li-na\","
                                + " \"language\": \"en\", \"mayErase\": false, \"testMode\": false}"));
    }

    @Test
    void saysThatAnybodyMayBeAnybodyWhereThatIsSo() {
        assertThat(new MeController(true)
                        .me(Actor.parse("BUYER/li"), null, Language.DEFAULT)
                        .getBody()
                        .testMode())
                .isTrue();
    }

    @Test
    void saysWhoMayErasePersonsAlsoWhereThatIsAllTheyMay() throws Exception {
        JsonNode law = json(ask("ERASURE/law", "en"));

        assertThat(law.path("mayErase").asBoolean()).isTrue();
        assertThat(law.path("id").asString()).isEqualTo("law");
        assertThat(law.has("role")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRANGER/mallory", "SYSTEM/system", "CLOCK/clocks", "EVENTS_READ/reader"})
    void knowsNoNobody(String nobody) throws Exception {
        assertThat(ask(nobody, "en").getStatus()).isEqualTo(403);
    }

    @Test
    void tellsTheTimeByWhichDeadlinesAreCounted() throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(get("/api/time")).andReturn().getResponse();

        assertThat(json(answer))
                .isEqualTo(Wire.json().readTree("{\"now\": \"2026-11-02T02:00:00Z\", \"testMode\": false}"));
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    private MockHttpServletResponse ask(String actor, String language) throws Exception {
        return mvc.perform(CasesOverHttp.as(actor, get("/api/me").header("Accept-Language", language)))
                .andReturn()
                .getResponse();
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        return Wire.json().readTree(response.getContentAsByteArray());
    }
}
