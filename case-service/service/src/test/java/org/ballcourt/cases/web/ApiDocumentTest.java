package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.model.RandomCommands;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyVariants;
import org.ballcourt.cases.proof.Keys;
import org.ballcourt.cases.standing.Court;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.LossyCaseStore;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.QueueCounting;
import org.ballcourt.cases.view.SeenCases;
import org.ballcourt.cases.view.WholeDisputes;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.servicekit.RequestProblems;
import org.ballcourt.servicekit.openapi.ApiDescription;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's description says of every answer to a read what is in it: nothing is shown that it does not name. */
class ApiDocumentTest {
    /** Not JSON of a form that is told here: the bundle has a verifier, a policy is as its author wrote it, and a schema has a schema of its own. */
    private static final Set<String> OTHERWISE =
            Set.of("/api/cases/{caseId}/bundle", "/api/policies/{version}", "/api/commands/{command}/schema");

    private static final List<String> READERS = new ArrayList<>(RandomCommands.ACTORS);

    private static final Court COURT = new Court();
    private static final List<OpenCase> CASES = new ArrayList<>();
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();
    private static EmbeddedStore store;
    private static MongoClient client;
    private static AnnotationConfigWebApplicationContext context;
    private static MockMvc mvc;
    private static ObjectNode document;
    private static ObjectNode closed;

    @Configuration
    @EnableWebMvc
    static class Context {}

    @BeforeAll
    static void open() throws Exception {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.uri());
        MongoCollection<Document> lines = client.getDatabase("test").getCollection("queue");
        for (int seed = 1; seed <= 40; seed++) {
            List<RecordedEvent> events = WholeDisputes.of("BC-" + seed, seed);
            if (!events.isEmpty()) {
                CASES.add(OpenCase.of("BC-" + seed, events.size(), events));
            }
        }
        CASES.addAll(WholeDisputes.matters());
        CASES.forEach(found -> lines.insertOne(WholeDisputes.line(found)));
        COURT.ruled("li", "shop", "AGENT/wang", RulingResult.GRANTED);
        COURT.ruled("wen", "shop", "AGENT/chen", RulingResult.DISMISSED);
        COURT.ruled("wu", "shop", "AGENT/chen", RulingResult.DISMISSED);
        COURT.waits("P7D");
        SeenCases seen = new SeenCases(client.getDatabase("test").getCollection("seen"));
        context = context(
                new CaseQueue(lines, seen, Independence.WITHOUT_DIRECTORY),
                new QueueCounting(lines, Independence.WITHOUT_DIRECTORY, () -> 0));
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        document = (ObjectNode) Wire.json()
                .readTree(text(mvc.perform(get("/v3/api-docs")).andReturn().getResponse()));
        closed = document.deepCopy();
        close(closed);
    }

    private static AnnotationConfigWebApplicationContext context(CaseQueue queue, QueueCounting counting) {
        CasesInMemory cases = COURT.cases();
        CaseSource source =
                id -> CASES.stream().filter(open -> open.caseId().equals(id)).findFirst();
        AuditTrail audit = (actor, ids, what) -> {};
        CaseAccess access = new CaseAccess(source, audit, Independence.WITHOUT_DIRECTORY);
        LoadedPolicies policies = PolicyVariants.later(
                "cn-marketplace-2027-01", "2027-01-01", "PINNED", "PROVE: {time: PT72H", "PROVE: {time: PT96H");
        AnnotationConfigWebApplicationContext made = new AnnotationConfigWebApplicationContext();
        made.setServletContext(new MockServletContext());
        made.register(
                Context.class,
                WebConfiguration.class,
                ApiPages.class,
                SpringDocConfigProperties.class,
                SpringDocConfiguration.class,
                SpringDocWebMvcConfiguration.class,
                CaseProblems.class,
                RequestProblems.class,
                MeController.class,
                WordsController.class,
                CommandSchemaController.class,
                VocabularyController.class);
        made.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("apiDescription", new ApiDescription(List.of()));
            beans.registerSingleton(
                    "commands",
                    new CommandController(cases.desk(), WholeDisputes.views(COURT.now()), access, Keys.receipts()));
            beans.registerSingleton(
                    "dryRuns",
                    new DryRunController(cases.desk(), cases.dryRuns(), WholeDisputes.views(COURT.now()), access));
            beans.registerSingleton(
                    "one",
                    new CaseController(WholeDisputes.views(COURT.now()), access, cases.askedBefore(), caseId -> true));
            beans.registerSingleton("time", new TimeController(COURT::now, false));
            beans.registerSingleton(
                    "signIn",
                    new SignInController(new MockEnvironment()
                            .withProperty("ballcourt.sign-in.client-id", "console")
                            .withProperty("ballcourt.auth.issuer-uri", "https://id.example.org")));
            beans.registerSingleton("queue", new QueueController(queue, counting, audit, COURT::now));
            beans.registerSingleton("policies", new PolicyController(policies, cases));
            beans.registerSingleton(
                    "proof", new ProofController(access, Keys.receiptsOf(logs()), Keys.installation(), Keys.roots()));
            beans.registerSingleton("standing", new StandingController(COURT.standings(), audit, COURT::now));
            beans.registerSingleton(
                    "desk", new DeskController(COURT.standings(), cases.views(), access, audit, COURT::now));
        });
        made.refresh();
        return made;
    }

    /** All events of a case as if one commit had brought them. */
    private static CaseStore logs() {
        return new LossyCaseStore(null) {
            @Override
            public CaseLog load(String caseId) {
                List<RecordedEvent> events = CASES.stream()
                        .filter(open -> open.caseId().equals(caseId))
                        .findFirst()
                        .orElseThrow()
                        .events();
                List<LoggedEvent> logged = events.stream()
                        .map(event -> new LoggedEvent(event, "{}"))
                        .toList();
                Commit commit = new Commit(
                        1,
                        "c-1",
                        "hash",
                        events.getFirst().actor(),
                        events.getFirst().at(),
                        logged);
                return new CaseLog(caseId, 1, 0, events.size(), "hash", List.of(commit));
            }
        };
    }

    @AfterAll
    static void close() {
        context.close();
        client.close();
        store.close();
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void namesEverythingThatAnAnswerToAReadShows() throws Exception {
        Set<String> asked = new TreeSet<>(OTHERWISE);
        for (String reader : READERS) {
            for (OpenCase open : CASES) {
                asked.add(holds("/api/cases/{caseId}", reader, open.caseId()));
                asked.add(holds("/api/cases/{caseId}/events", reader, open.caseId()));
                asked.add(holds("/api/cases/{caseId}/receipts/{version}", reader, open.caseId(), "1"));
            }
            for (String path : List.of(
                    "/api/cases",
                    "/api/cases/counts",
                    "/api/agent-complaints",
                    "/api/violations",
                    "/api/contests",
                    "/api/contacts",
                    "/api/vocabulary",
                    "/api/me",
                    "/api/time",
                    "/api/sign-in",
                    "/api/words",
                    "/api/policies",
                    "/api/proof/key",
                    "/api/proof/roots",
                    "/api/standing",
                    "/api/desk/figures",
                    "/api/desk/series",
                    "/api/desk/passes",
                    "/api/desk/ratings",
                    "/api/desk/people",
                    "/api/desk/consistency")) {
                asked.add(holds(path, reader));
            }
            asked.add(holds("/api/standing/{role}/{id}", reader, "SELLER", "shop"));
        }
        asked.add(holds("/api/policies/diff", "BUYER/li", "?from=cn-marketplace-2026-01&to=cn-marketplace-2027-01"));
        Set<String> described = new TreeSet<>();
        document.get("paths").properties().forEach(path -> {
            if (path.getValue().has("get")) {
                described.add(path.getKey());
            }
        });
        assertThat(asked).isEqualTo(described);
    }

    @Test
    void tellsOfTheDryRunOfEveryCommand() {
        document.get("paths").properties().forEach(path -> {
            JsonNode post = path.getValue().path("post");
            if (post.path("tags").toString().contains("commands")) {
                assertThat(post.path("parameters").toString()).as(path.getKey()).contains("dryRun");
                assertThat(post.at("/responses/200").toString())
                        .as(path.getKey())
                        .contains("#/components/schemas/CommandAnswer");
            }
        });
        assertThat(document.at("/components/schemas/CommandAnswer/properties").propertyNames())
                .contains("dryRun", "events", "stage", "ball", "money", "closes");
    }

    /** Whoever is shown something is shown no more than the description names. */
    private String holds(String path, String reader, String... variables) throws Exception {
        String query = variables.length > 0 && variables[0].startsWith("?") ? variables[0] : "";
        MockHttpServletResponse response = mvc.perform(CasesOverHttp.as(
                        reader, get(path + query, query.isEmpty() ? (Object[]) variables : new Object[0])))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(reader + " " + path).isLessThan(500);
        if (response.getStatus() == 200) {
            JsonNode answer = Wire.json().readTree(text(response));
            String what = reader + " " + path + " " + List.of(variables);
            assertThat(schema(document, path).validate(answer)).as(what).isEmpty();
            assertThat(schema(closed, path).validate(answer))
                    .as(what + " names all")
                    .isEmpty();
        }
        return path;
    }

    private static Schema schema(ObjectNode of, String path) {
        return SCHEMAS.computeIfAbsent((of == closed) + path, _ -> {
            JsonNode content = of.at("/paths/" + path.replace("/", "~1") + "/get/responses/200/content");
            ObjectNode schema =
                    (ObjectNode) content.valueStream().findFirst().orElseThrow().get("schema");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema.deepCopy().<ObjectNode>set("components", of.get("components")));
        });
    }

    /** Shuts every object of the description, which is open to fields of later versions, so that one it forgot is found. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties") instanceof ObjectNode) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDocumentTest::close);
    }
}
