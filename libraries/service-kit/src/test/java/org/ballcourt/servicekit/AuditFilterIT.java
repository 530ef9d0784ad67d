package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.AuditReader.Which;
import org.ballcourt.servicekit.AuditRecord.Entry;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/** Every door is looked at, whatever stands behind it. */
class AuditFilterIT {
    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry());
    private MongoCollection<Document> records;
    private AuditLog log;
    private AuditFilter filter;

    @BeforeEach
    void begin() {
        records = STORE.client().getDatabase("audit-filter-test").getCollection("audit");
        records.deleteMany(new Document());
        log = new AuditLog(records, "case-service", () -> Instant.EPOCH, workers, new SimpleMeterRegistry());
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("auditLog", log));
        filter = new AuditFilter(beans.getBeanProvider(AuditLog.class));
    }

    @AfterEach
    void end() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
        log.close();
        workers.close();
    }

    private interface Handler {
        void answer(HttpServletRequest request, HttpServletResponse response);
    }

    private MockHttpServletResponse asks(String actor, MockHttpServletRequest request, Handler handler)
            throws Exception {
        if (actor != null) {
            String[] person = actor.split("/");
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken(person[1], null, "ROLE_" + person[0]));
        }
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        FilterChain chain = (asked, answer) -> handler.answer((HttpServletRequest) asked, (HttpServletResponse) answer);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response;
    }

    private static MockHttpServletRequest request(String method, String pattern, String caseId, String query) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, pattern.replace("{caseId}", caseId));
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("caseId", caseId));
        request.setQueryString(query);
        return request;
    }

    private static Handler status(int status) {
        return (_, response) -> response.setStatus(status);
    }

    private List<AuditRecord> written() {
        log.close();
        return AuditRootsIT.unsigned(STORE.client(), records)
                .page(Which.ALL, null, 2_000)
                .reversed();
    }

    @Test
    void writesDownRefusalsWithWhatWasAsked() throws Exception {
        asks("BUYER/mallory", request("GET", "/api/cases/{caseId}", "BC-1", null), status(404));
        asks("AGENT/wang", request("POST", "/api/cases/{caseId}/{command}", "BC-2", null), status(409));
        asks(
                "EVENTS_READ/refund-statistics",
                request("GET", "/internal/cases/{caseId}/events", "BC-3", "from=2"),
                status(200));
        asks("AGENT/wang", request("GET", "/api/cases", "", "text=%E5%8F%B0%E7%81%AF&limit=5"), status(200));

        assertThat(written())
                .extracting(AuditRecord::actor, AuditRecord::door, AuditRecord::status, AuditRecord::words)
                .map(tuple -> tuple.toList().toString())
                .containsExactly(
                        "[BUYER/mallory, GET /api/cases/{caseId}, 404, null]",
                        "[AGENT/wang, POST /api/cases/{caseId}/{command}, 409, null]",
                        "[EVENTS_READ/refund-statistics, GET /internal/cases/{caseId}/events, 200, from=2]",
                        "[AGENT/wang, GET /api/cases, 200, text=台灯&limit=5]");
    }

    /** Whoever reads the audit could else open what another was shown. */
    @Test
    void keepsNoSecretOfALink() throws Exception {
        MockHttpServletRequest status = request("GET", "/api/status/{secret}", "", null);
        status.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("secret", "IRtC0DM9zGNV"));
        asks("BUYER/li", status, (request, response) -> {
            AuditedRequest.isAbout(request, "BC-1");
            response.setStatus(200);
        });
        MockHttpServletRequest confirming = new MockHttpServletRequest("GET", "/api/inbox/address/confirm");
        confirming.setQueryString("to=a&%74oken=SECRETTOKEN&lang=en");
        asks("BUYER/li", confirming, status(200));

        assertThat(written())
                .extracting(AuditRecord::of, AuditRecord::words)
                .map(tuple -> tuple.toList().toString())
                .containsExactly("[[BC-1], null]", "[[], to=a&token=…&lang=en]");
    }

    @Test
    void namesTheCasesThatWereAskedForByParameters() throws Exception {
        String one = "BC-0123456789ABCDEF";
        MockHttpServletRequest search = request("GET", "/api/audit", "", "of=" + one + "&limit=5");
        search.removeAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        asks("SUPERVISOR/mei", search, status(200));
        asks(
                "SUPERVISOR/mei",
                request("POST", "/api/parked/{caseId}", one, "why=look+at%20BC%2D0123456789ABCDEF"),
                status(200));
        asks(
                "AGENT/wang",
                request("GET", "/api/cases", "BC-1", "text=" + one),
                (request, response) -> log.read(Actor.parse("AGENT/wang"), List.of("BC-1"), "queue"));

        assertThat(written())
                .extracting(AuditRecord::of)
                .containsExactly(List.of(one), List.of(one), List.of("BC-1", one));
        assertThat(AuditRootsIT.unsigned(STORE.client(), records)
                        .page(new Which(null, one, null, null, null), null, 10))
                .hasSize(3);
    }

    /** Nobody keeps what stands in the body out of it by a parameter. */
    @Test
    void keepsWhatTheBodySaysBesideWhatTheAddressAsks() throws Exception {
        asks("BUYER/li", request("POST", "/api/webhooks", "", "x=1"), (request, response) -> {
            AuditedRequest.says(request, "https://li.example/hook");
            response.setStatus(201);
        });

        assertThat(written())
                .singleElement()
                .satisfies(record -> assertThat(record.words()).isEqualTo("x=1 https://li.example/hook"));
    }

    @Test
    void isAnsweredOnlyWhenAnActIsDurable() throws Exception {
        MockHttpServletResponse response = asks(
                "ERASURE/eraser",
                request("DELETE", "/internal/cases/{caseId}/texts", "BC-1", "subject=BUYER/li"),
                status(204));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(records.find().first())
                .containsEntry("actor", "ERASURE/eraser")
                .containsEntry("of", List.of("BC-1"))
                .containsEntry("words", "subject=BUYER/li");
    }

    @Test
    void saysWhomAnActIsAboutWhereTheAddressDoesNot() throws Exception {
        asks("ERASURE/eraser", request("POST", "/internal/erasures", "", null), (request, response) -> {
            AuditedRequest.isAbout(request, "BUYER/li", "BC-1");
            response.setStatus(200);
        });

        assertThat(written())
                .singleElement()
                .satisfies(record -> assertThat(record.of()).contains("BUYER/li", "BC-1"));
    }

    @Test
    void writesDownWhatCameAnotherWayAndOnlySomeOfThoseWithoutAName() {
        log.tried(Actor.parse("AGENT/nosy"), "KAFKA commands", 409, List.of("BC-1"), "WRONG_STAGE");
        for (int i = 0; i < 300; i++) {
            log.tried(null, "KAFKA commands", 403, List.of("BC-1", "AGENT/another"), "FORBIDDEN");
        }

        List<AuditRecord> written = written();
        assertThat(written.getFirst().actor()).isEqualTo("AGENT/nosy");
        assertThat(written.getFirst().what()).isEqualTo("WRONG_STAGE");
        assertThat(written).hasSizeBetween(50, 200);
    }

    @Test
    void keepsWhatAPersonSaysWhereItCanBeErased() throws Exception {
        asks("SELLER/shop", request("POST", "/api/webhooks", "", null), (request, response) -> {
            AuditedRequest.isAbout(request, "wh-1");
            AuditedRequest.says(request, "https://li.example/secret");
            response.setStatus(201);
        });

        assertThat(written()).singleElement().satisfies(record -> {
            assertThat(record.words()).isEqualTo("https://li.example/secret");
            assertThat(record.of()).contains("wh-1").doesNotContain("https://li.example/secret");
        });
    }

    /** The words that say it may be erased, and the door is the same. */
    @Test
    void tellsALookFromWhatItsDoorDoesElse() throws Exception {
        asks("ERASURE/law", request("POST", "/api/erasures", "", "dryRun=true"), (request, response) -> {
            AuditedRequest.isA(request, "erasure-look");
            response.setStatus(200);
        });

        assertThat(written())
                .singleElement()
                .satisfies(record -> assertThat(record.what()).isEqualTo("erasure-look"));
    }

    @Test
    void makesOneRecordOfALookAndItsRequest() throws Exception {
        asks(
                "AGENT/wang",
                request("GET", "/api/cases", "", "text=lamp"),
                (_, _) -> log.read(Actor.parse("AGENT/wang"), List.of("BC-1", "BC-2"), "queue"));

        assertThat(written()).singleElement().satisfies(record -> {
            assertThat(record.of()).containsExactly("BC-1", "BC-2");
            assertThat(record.door()).isEqualTo("GET /api/cases");
            assertThat(record.words()).isEqualTo("text=lamp");
            assertThat(record.what()).isEqualTo("queue");
        });
    }

    @Test
    void leavesOutWhatStandsInTheLogOfItsCaseAndWhatIsNoDoor() throws Exception {
        asks(
                "BUYER/li",
                request("POST", "/api/cases/{caseId}/{command}", "BC-1", null),
                (request, _) -> AuditedRequest.standsInALog(request));
        asks("BUYER/li", request("GET", "/actuator/health", "", null), status(200));
        asks("BUYER/li", request("POST", "/api/test/token", "", null), status(200));

        assertThat(written()).isEmpty();
    }

    @Test
    void writesDownOnlySomeOfThoseWithoutAName() throws Exception {
        asks(null, request("GET", "/api/words", "", null), status(200));
        for (int n = 0; n < 500; n++) {
            asks(null, request("GET", "/api/cases", "", null), status(401));
        }
        assertThat(written()).hasSizeBetween(100, 300).allMatch(record -> record.status() == 401);
    }

    @Test
    void writesDownWhatFailed() throws Exception {
        try {
            asks("BUYER/li", request("GET", "/api/cases/{caseId}", "BC-1", null), (_, _) -> {
                throw new IllegalStateException("ours");
            });
        } catch (IllegalStateException passedOn) {
            assertThat(written()).extracting(AuditRecord::status).containsExactly(500);
            return;
        }
        throw new AssertionError("the failure was swallowed");
    }

    @Test
    void showsNothingMoreWhereNothingMoreCanBeWrittenDown() throws Exception {
        workers.close();
        Entry entry = new Entry(Instant.EPOCH, "BUYER/li", "GET /", 200, List.of(), null, null);
        // What was under way when the workers were stopped may still take some of it.
        IntStream.range(0, 2 * AuditLog.MOST_WAITING).forEach(n -> log.append(entry));

        MockHttpServletResponse response =
                asks("BUYER/li", request("GET", "/api/cases/{caseId}", "BC-1", null), (_, _) -> {
                    throw new AssertionError("asked");
                });
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("STORE_UNAVAILABLE");
    }

    @Test
    void namesAPersonAsEventsDoWhateverElseTheTokenAllows() {
        assertThat(AuditFilter.nameOf(
                        new TestingAuthenticationToken("gao", null, "ROLE_ERASURE", "ROLE_SUPERVISOR", "ROLE_uma")))
                .isEqualTo("SUPERVISOR/gao");
        assertThat(AuditFilter.nameOf(new TestingAuthenticationToken("job", null, "ROLE_ERASURE", "ROLE_CLOCK")))
                .isEqualTo("CLOCK+ERASURE/job");
        assertThat(Stream.of("AGENT", "SENIOR")
                        .map(role -> AuditFilter.nameOf(new TestingAuthenticationToken("wang", null, "ROLE_" + role))))
                .containsExactly("AGENT/wang", "SENIOR/wang");
        assertThat(AuditFilter.nameOf(null)).isNull();
    }
}
