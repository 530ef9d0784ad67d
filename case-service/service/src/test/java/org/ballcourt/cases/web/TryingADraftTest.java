package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.web.CasesOverHttp.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.whatif.Drafts;
import org.ballcourt.cases.whatif.LoggedCase;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.RequestProblems;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

class TryingADraftTest {
    private static final String SMALL_TO_200 = Drafts.with("smallClaim: \"50.00\"", "smallClaim: \"200.00\"");

    private final InMemoryCaseStore stored = new InMemoryCaseStore();
    private final WatchedStore store = new WatchedStore(stored);
    private final List<String> looks = new ArrayList<>();
    private final DraftController door =
            new DraftController(Drafts.LOADED, store, (actor, ids, what) -> looks.add(actor + " " + what + " " + ids));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(door)
            .setCustomArgumentResolvers(new CallerArguments())
            .setControllerAdvice(new CaseProblems(), new RequestProblems())
            .setMessageConverters(CasesOverHttp.converters())
            .build();

    TryingADraftTest() {
        LoggedCase.filed("BC-1", "129.00")
                .waits("PT49H")
                .does("BUYER/li", new WithdrawComplaint("秘密"))
                .storeIn(stored);
        LoggedCase.filed("BC-2", "900.00")
                .does("BUYER/li", new WithdrawComplaint("x"))
                .storeIn(stored);
    }

    private MockHttpServletResponse sends(String actor, String path, String draft) {
        return sends(actor, path, draft.getBytes(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse sends(String actor, String path, byte[] draft) {
        MockHttpServletRequestBuilder request = as(actor, post(path)).content(draft);
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<JsonNode> lines(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> Wire.json().readTree(line))
                .toList();
    }

    private static JsonNode problem(MockHttpServletResponse response) {
        return Wire.json().readTree(response.getContentAsByteArray());
    }

    /** The bounds of the YAML library itself throw, too: many aliases, deep nesting, letters that YAML has not. */
    @Test
    void refusesDraftsThatAreNoYamlAtOnceAndAsTheirSendersFault() {
        StringBuilder aliases = new StringBuilder("a: &a [x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            char before = (char) (c - 1);
            aliases.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(("*" + before + ",").repeat(9))
                    .append("]\n");
        }
        for (byte[] draft : List.of(
                aliases.toString().getBytes(StandardCharsets.UTF_8),
                "[".repeat(50_000).getBytes(StandardCharsets.UTF_8),
                "a: &a [*a]".getBytes(StandardCharsets.UTF_8),
                "version: \u0001".getBytes(StandardCharsets.UTF_8),
                "version: x".getBytes(StandardCharsets.UTF_16),
                "version: x".getBytes(StandardCharsets.UTF_16LE),
                "!!java.net.URL [x]".getBytes(StandardCharsets.UTF_8),
                new byte[] {'a', ':', ' ', (byte) 0xC0, (byte) 0xAF})) {
            MockHttpServletResponse response = sends("BUYER/li", "/api/policies/check", draft);
            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(problem(response).get("code").stringValue()).isEqualTo("MALFORMED");
            assertThat(problem(response).get("errors").size()).isPositive();
        }
    }

    @Test
    void tellsHowFarItIsAndThenTheReport() {
        MockHttpServletResponse response = sends("SUPERVISOR/gao", "/api/policies/whatif", SMALL_TO_200);
        List<JsonNode> lines = lines(response);

        assertThat(response.getContentType()).startsWith("application/x-ndjson");
        assertThat(lines.getFirst().toString()).isEqualTo("{\"replayed\":0,\"of\":2}");
        assertThat(lines.get(lines.size() - 2).toString()).isEqualTo("{\"replayed\":2,\"of\":2}");
        assertThat(lines.getLast().at("/report/cases/replayed").asInt()).isEqualTo(2);
        assertThat(lines.getLast().at("/report/cases/changed").asInt()).isEqualTo(1);
        assertThat(lines.getLast().at("/report/largest/0/caseId").asString()).isEqualTo("BC-1");
    }

    @Test
    void writesDownWhichCasesItShowedBeforeItShowsThem() {
        sends("SUPERVISOR/gao", "/api/policies/whatif", SMALL_TO_200);

        assertThat(looks).containsExactly("SUPERVISOR/gao what-if [BC-1]");
    }

    @Test
    void isForSupervisorsOnly() {
        for (String actor : List.of("BUYER/li", "AGENT/wang", "SENIOR/mei", "REVIEWER/xu", "STRANGER/x")) {
            MockHttpServletResponse response = sends(actor, "/api/policies/whatif", SMALL_TO_200);

            assertThat(response.getStatus()).as(actor).isEqualTo(403);
            assertThat(problem(response).path("code").asString()).isEqualTo("FORBIDDEN");
        }
        assertThat(store.loads()).isZero();
    }

    @Test
    void namesAllFaultsOfADraftWithTheirLines() {
        String draft = SMALL_TO_200
                .replace("market: cn-marketplace", "market: elsewhere")
                .replace("currency: CNY", "currency: QQQ");
        for (String path : List.of("/api/policies/whatif?file=my.yaml", "/api/policies/check?file=my.yaml")) {
            MockHttpServletResponse response = sends("SUPERVISOR/gao", path, draft);

            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(problem(response).path("errors").valueStream())
                    .extracting(fault -> fault.path("field").asString())
                    .contains("my.yaml:2 version", "my.yaml:6 currency");
        }
        assertThat(store.loads()).isZero();
    }

    @Test
    void namesAllFaultsOfThePeriodAndTheMarket() {
        MockHttpServletResponse response =
                sends("SUPERVISOR/gao", "/api/policies/whatif?since=monday&until=x&market=mars", SMALL_TO_200);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(problem(response).path("errors").valueStream())
                .extracting(fault -> fault.path("field").asString())
                .containsExactly("since", "until", "market");
    }

    @Test
    void saysWhatADraftChanges() {
        JsonNode changes = problem(sends("AGENT/wang", "/api/policies/check", SMALL_TO_200));

        assertThat(changes.path("from").asString()).isEqualTo("cn-marketplace-2026-02");
        assertThat(changes.path("changes").size()).isOne();
        JsonNode change = changes.at("/changes/0");
        assertThat(change.path("field").asString()).isEqualTo("amounts.smallClaim");
        assertThat(change.path("from").asString()).isEqualTo("50.00");
        assertThat(change.path("to").asString()).isEqualTo("200.00");
        assertThat(change.path("about").asString()).isNotBlank();
        assertThat(change.path("text").asString()).contains("CNY 200.00 instead of CNY 50.00");
    }

    @Test
    @Timeout(60)
    void runsForOneCallerAtATime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        store.beforeLoad = () -> {
            begun.countDown();
            go.await();
        };
        List<MockHttpServletResponse> first = new ArrayList<>();
        Thread running = Thread.ofVirtual()
                .start(() -> first.add(sends("SUPERVISOR/gao", "/api/policies/whatif", SMALL_TO_200)));
        begun.await();

        MockHttpServletResponse second = sends("SUPERVISOR/he", "/api/policies/whatif", SMALL_TO_200);
        go.countDown();
        running.join();

        assertThat(second.getStatus()).isEqualTo(409);
        assertThat(problem(second).path("code").asString()).isEqualTo("WHAT_IF_RUNNING");
        assertThat(lines(first.getFirst()).getLast().has("report")).isTrue();
        assertThat(sends("SUPERVISOR/he", "/api/policies/whatif", SMALL_TO_200).getStatus())
                .isEqualTo(200);
    }

    @Test
    void stopsWhenTheReaderHasGoneAndIsFreeForTheNext() throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/policies/whatif");
        request.setContent(SMALL_TO_200.getBytes(StandardCharsets.UTF_8));
        door.whatIf(Map.of(), request, new GoneReader(), Actor.parse("SUPERVISOR/gao"), Language.DEFAULT);

        assertThat(store.loads()).isZero();
        assertThat(lines(sends("SUPERVISOR/gao", "/api/policies/whatif", SMALL_TO_200))
                        .getLast()
                        .has("report"))
                .isTrue();
    }

    @Test
    void endsWithTheProblemWhenTheStoreGoesAway() {
        store.beforeLoad = () -> {
            throw new WatchedStore.Away();
        };

        JsonNode last = lines(sends("SUPERVISOR/gao", "/api/policies/whatif", SMALL_TO_200))
                .getLast();

        assertThat(last.at("/problem/code").asString()).isEqualTo("UNAVAILABLE");
    }

    /** A connection that is broken. */
    private static final class GoneReader extends MockHttpServletResponse {
        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("broken pipe");
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
