package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyVariants;
import org.ballcourt.servicekit.RequestProblems;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

class ReadingPoliciesTest {
    private final LoadedPolicies policies = PolicyVariants.later(
            "cn-marketplace-2027-01", "2027-01-01", "PINNED", "PROVE: {time: PT72H", "PROVE: {time: PT96H");
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new PolicyController(policies, () -> Instant.parse("2026-11-02T02:00:00Z")))
            .setCustomArgumentResolvers(new CallerArguments())
            .setControllerAdvice(new CaseProblems(), new RequestProblems())
            .setMessageConverters(CasesOverHttp.converters())
            .build();

    private MockHttpServletResponse read(String path, String... headers) throws Exception {
        var request = get(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private static JsonNode json(MockHttpServletResponse response) {
        return Wire.json().readTree(response.getContentAsByteArray());
    }

    @Test
    void givesAVersionAsJson() throws Exception {
        for (String accept : new String[] {"*/*", "application/json"}) {
            MockHttpServletResponse whole = read("/api/policies/cn-marketplace-2027-01", HttpHeaders.ACCEPT, accept);
            assertThat(whole.getStatus()).isEqualTo(200);
            assertThat(json(whole).at("/terms/PROVE/time").asString()).isEqualTo("PT96H");
        }
        assertThat(json(read("/api/policies/cn-marketplace-2027-01"))
                        .path("version")
                        .asString())
                .isEqualTo("cn-marketplace-2027-01");
    }

    @Test
    void givesAVersionAsItWasWritten() throws Exception {
        MockHttpServletResponse whole =
                read("/api/policies/cn-marketplace-2026-01", HttpHeaders.ACCEPT, "application/yaml");
        assertThat(whole.getContentType()).isEqualTo("application/yaml;charset=UTF-8");
        assertThat(new String(whole.getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(policies.text("cn-marketplace-2026-01"))
                .startsWith("# The shipped policy.");
    }

    @Test
    void knowsNoOtherVersion() throws Exception {
        assertThat(read("/api/policies/none").getStatus()).isEqualTo(404);
        assertThat(read("/api/policies/diff?from=none&to=cn-marketplace-2026-01")
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void tellsChangesInTheLanguageOfTheReader() throws Exception {
        String path = "/api/policies/diff?from=cn-marketplace-2026-01&to=cn-marketplace-2027-01";
        JsonNode english = json(read(path)).path("changes");
        JsonNode time = english.valueStream()
                .filter(change -> change.path("field").asString().equals("terms.PROVE.time"))
                .findFirst()
                .orElseThrow();
        assertThat(time.path("text").asString()).isEqualTo("Each side has 96 hours instead of 72 hours to prove.");
        assertThat(time.path("subject").asString()).isEqualTo("TIMES");
        assertThat(time.path("about").asString()).isEqualTo("How long a duty runs");
        assertThat(time.path("betterFor").valueStream().map(JsonNode::asString)).containsExactly("BUYER", "SELLER");
        assertThat(time.path("from").asString() + time.path("to").asString()).isEqualTo("PT72HPT96H");
        assertThat(json(read(path, HttpHeaders.ACCEPT_LANGUAGE, "zh-CN"))
                        .path("changes")
                        .toString())
                .contains("双方举证的时间由 72 小时改为 96 小时。")
                .contains("期限");
    }
}
