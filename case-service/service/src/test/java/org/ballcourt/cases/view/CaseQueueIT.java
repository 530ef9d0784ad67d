package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CaseQueueIT {
    private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
    private static final Actor AGENT = new Actor(Role.AGENT, "wang");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final QueueFold fold = new QueueFold(new DutyCount(meters), () -> {}, version -> "cn-marketplace");
    private final Map<String, Set<Actor>> relatives = new HashMap<>();
    private final Independence independence = new Independence(id -> relatives.getOrDefault(id, Set.of()));
    private MongoCollection<Document> lines;
    private CaseQueue queue;

    @BeforeEach
    void empty() {
        lines = STORE.client().getDatabase("test").getCollection("queue");
        lines.drop();
        queue = new CaseQueue(
                lines, new SeenCases(STORE.client().getDatabase("test").getCollection("seen")), independence);
        queue.prepare();
    }

    private void happens(String caseId, CaseEvent event) {
        Document line = lines.find(new Document("_id", caseId)).first();
        Document before = line == null ? new Document("_id", caseId) : line;
        RecordedEvent recorded = new RecordedEvent(caseId, 1, START, AGENT, "c", event, "", "");
        lines.deleteOne(new Document("_id", caseId));
        lines.insertOne(fold.apply(before, recorded));
    }

    private void files(String caseId, String seller, String amount, String title, Instant dueAt) {
        Order order = new Order(
                "O-" + caseId,
                "1",
                "li",
                seller,
                "JH-900",
                title,
                GoodsClass.OTHER,
                Money.of(amount, "CNY"),
                1,
                START,
                START,
                null,
                null,
                List.of(),
                false,
                null,
                "FS-77",
                null);
        happens(
                caseId,
                new ComplaintFiled(
                        "li",
                        seller,
                        order,
                        Reason.QUALITY_DEFECT,
                        Remedy.REFUND,
                        Money.of(amount, "CNY"),
                        null,
                        List.of(),
                        false,
                        "p",
                        opens(duty("d1", DutyKind.ANSWER_CLAIM, Role.SELLER, seller, dueAt))));
    }

    private static BallChange opens(Duty duty) {
        return new BallChange(Stage.NEGOTIATION, List.of(duty), List.of(), List.of());
    }

    private static Duty duty(String id, DutyKind kind, Role holder, String holderId, Instant dueAt) {
        return new Duty(
                id,
                kind,
                holder,
                holderId,
                START,
                dueAt,
                ClockKind.CALENDAR,
                Consequence.CASE_LAPSES,
                "c",
                List.of(),
                null);
    }

    private void closes(String caseId) {
        happens(
                caseId,
                new CaseClosed(
                        Outcome.LAPSED,
                        Fault.NONE,
                        null,
                        List.of(),
                        new BallChange(
                                Stage.CLOSED,
                                List.of(),
                                List.of(new EndedDuty(
                                        "d1", DutyKind.ANSWER_CLAIM, Role.SELLER, DutyEnding.LAPSED, null)),
                                List.of())));
    }

    private static QueueQuery all() {
        return new QueueQuery(null, null, null, null, null, null, QueueQuery.Sort.DUE, null, 10, QueueQuery.Only.ANY);
    }

    private List<String> found(QueueQuery query, Actor reader) {
        return ids(page(query, reader));
    }

    private ObjectNode page(QueueQuery query, Actor reader) {
        return AnswerJson.MAPPER.valueToTree(queue.page(query, reader));
    }

    private static List<String> ids(ObjectNode page) {
        return page.get("cases")
                .valueStream()
                .map(line -> line.get("caseId").stringValue())
                .toList();
    }

    @Test
    void standsInTheOrderOfDeadlinesAndClosedCasesLast() {
        files("a", "shop", "1.00", "灯", START.plusSeconds(300));
        files("b", "shop", "1.00", "灯", START.plusSeconds(100));
        files("c", "shop", "1.00", "灯", START.plusMillis(100_500));
        closes("a");
        assertThat(found(all(), AGENT)).containsExactly("b", "c", "a");
    }

    @Test
    void showsEachSideItsOwnAndOutsidersWhatTheyWereAskedFor() {
        files("a", "shop", "1.00", "灯", START);
        files("b", "other", "1.00", "灯", START);
        happens(
                "b",
                new CaseEvent.EvidenceRequested(
                        Role.CARRIER,
                        "fastship",
                        null,
                        List.of(),
                        null,
                        opens(duty("d2", DutyKind.ANSWER_REQUEST, Role.CARRIER, "fastship", START))));

        assertThat(found(all(), new Actor(Role.SELLER, "shop"))).containsExactly("a");
        assertThat(found(all(), new Actor(Role.BUYER, "li"))).containsExactly("a", "b");
        assertThat(found(all(), new Actor(Role.BUYER, "shop"))).isEmpty();
        assertThat(found(all(), new Actor(Role.CARRIER, "slowship"))).isEmpty();
        ObjectNode carriers = page(all(), new Actor(Role.CARRIER, "fastship"));
        assertThat(ids(carriers)).containsExactly("b");
        assertThat(carriers.toString())
                .doesNotContain("li", "other", "灯", "1.00", "d1")
                .contains("d2");
    }

    @Test
    void isAskedByHolderStageDeadlineSellerAndText() {
        files("a", "shop", "1.00", "德国工艺榨汁机", START.plusSeconds(100));
        files("b", "other", "1.00", "台灯", START.plusSeconds(200));
        closes("b");

        assertThat(found(query("SELLER", null, null, null, null), AGENT)).containsExactly("a");
        assertThat(found(query("SELLER/shop", null, null, null, null), AGENT)).containsExactly("a");
        assertThat(found(query("SELLER/other", null, null, null, null), AGENT)).isEmpty();
        assertThat(found(query(null, Stage.CLOSED, null, null, null), AGENT)).containsExactly("b");
        assertThat(found(query(null, null, START.plusSeconds(101), null, null), AGENT))
                .containsExactly("a");
        assertThat(found(query(null, null, START.plusSeconds(100), null, null), AGENT))
                .isEmpty();
        assertThat(found(query(null, null, null, "other", null), AGENT)).containsExactly("b");
        assertThat(found(query(null, null, null, null, "榨汁"), AGENT)).containsExactly("a");
        assertThat(found(query(null, null, null, null, "o-b"), AGENT)).containsExactly("b");
        assertThat(found(query(null, null, null, null, "fs-77 jh-900"), AGENT)).hasSize(2);
    }

    private static QueueQuery of(MatterKind kind) {
        return new QueueQuery(
                kind, null, null, null, null, null, QueueQuery.Sort.OPENED, null, 10, QueueQuery.Only.ANY);
    }

    private void complains(String caseId) {
        happens(
                caseId,
                new AgentComplaintFiled(
                        new Actor(Role.BUYER, "li"),
                        AGENT,
                        "a",
                        AgentComplaintCause.SLOW,
                        null,
                        List.of(),
                        "p",
                        new BallChange(
                                Stage.ADJUDICATION,
                                List.of(duty("d1", DutyKind.HANDLE_AGENT_COMPLAINT, Role.SUPERVISOR, null, START)),
                                List.of(),
                                List.of())));
    }

    @Test
    void keepsSmallMattersInTheSameLineForThoseWhoMaySeeThem() {
        Actor li = new Actor(Role.BUYER, "li");
        Actor gao = new Actor(Role.SUPERVISOR, "gao");
        files("a", "shop", "10.00", "灯", START);
        complains("AC-1");

        assertThat(found(of(null), gao)).containsExactlyInAnyOrder("a", "AC-1");
        assertThat(found(of(MatterKind.AGENT_COMPLAINT), gao)).containsExactly("AC-1");
        assertThat(found(of(MatterKind.DISPUTE), gao)).containsExactly("a");
        assertThat(found(of(null), li)).containsExactlyInAnyOrder("a", "AC-1");
        assertThat(found(of(null), AGENT)).containsExactlyInAnyOrder("a", "AC-1");
        assertThat(found(of(null), new Actor(Role.AGENT, "another"))).containsExactly("a");
        assertThat(found(of(null), new Actor(Role.SELLER, "shop"))).containsExactly("a");
        assertThat(found(of(null), new Actor(Role.SELLER, "li"))).isEmpty();
    }

    @Test
    void tellsOnlySupervisorsAndTheComplainantWhoComplains() {
        complains("AC-1");

        assertThat(page(of(null), new Actor(Role.SUPERVISOR, "gao")).toString())
                .contains("BUYER/li", "\"kind\":\"AGENT_COMPLAINT\"", "\"cause\":\"SLOW\"", "HANDLE_AGENT_COMPLAINT");
        assertThat(page(of(null), new Actor(Role.BUYER, "li")).toString()).contains("BUYER/li");
        assertThat(page(of(null), AGENT).toString()).contains("AC-1").doesNotContain("li\"");
        assertThat(found(query(null, null, null, null, "li"), AGENT)).isEmpty();
        assertThat(found(query(null, null, null, "li", null), AGENT)).isEmpty();
    }

    @Test
    void tellsASupervisorWhomItIsAboutNotWhoComplains() {
        Actor head = new Actor(Role.SUPERVISOR, "head");
        happens(
                "AC-2",
                new AgentComplaintFiled(
                        new Actor(Role.BUYER, "li"),
                        head,
                        "CT-1",
                        AgentComplaintCause.SLOW,
                        null,
                        List.of(),
                        "p",
                        BallChange.NONE));

        assertThat(page(of(null), head).toString()).contains("AC-2").doesNotContain("BUYER/li");
        assertThat(page(of(null), new Actor(Role.SUPERVISOR, "gao")).toString()).contains("BUYER/li");
    }

    /** A person is the same whatever role the token of the day has. */
    @Test
    void tellsNobodyOfTheDeskInAnotherRoleWhoBroughtUpHisOwnMatter() {
        complains("AC-1");
        happens(
                "VR-1",
                new ViolationReported(
                        new Actor(Role.CARRIER, "fastship"),
                        "shop",
                        ViolationKind.FAKE_RATINGS,
                        null,
                        null,
                        List.of(),
                        "p",
                        BallChange.NONE));
        files("a", "shop", "10.00", "灯", START);
        happens(
                "CT-1",
                new ContactOpened(
                        new Actor(Role.SELLER, "shop"),
                        ContactChannel.CHAT,
                        ContactTopic.REFUND,
                        null,
                        "a",
                        "O-1/1",
                        0,
                        "p",
                        BallChange.NONE));

        assertThat(found(of(MatterKind.AGENT_COMPLAINT), new Actor(Role.SUPERVISOR, AGENT.id())))
                .isEmpty();
        assertThat(page(of(MatterKind.AGENT_COMPLAINT), AGENT).toString())
                .as("who is complained about answers, and is not told to whom")
                .contains("AC-1")
                .doesNotContain("BUYER/li");
        assertThat(found(of(MatterKind.VIOLATION), new Actor(Role.SUPERVISOR, "shop")))
                .isEmpty();
        for (Role role : List.of(Role.AGENT, Role.SENIOR, Role.REVIEWER, Role.SUPERVISOR)) {
            assertThat(found(of(MatterKind.CONTACT), new Actor(role, "li")))
                    .as("that the other side asked")
                    .isEmpty();
            assertThat(page(of(MatterKind.CONTACT), new Actor(role, "gao")).toString())
                    .contains("CT-1", "SELLER/shop");
        }
    }

    @Test
    void tellsNobodyOfTheDeskThatSomebodyAskedAboutAnOrderOfHisOwn() {
        happens("CT-2", contactOf(new Actor(Role.BUYER, "li"), new Actor(Role.SELLER, "shop")));

        assertThat(found(of(MatterKind.CONTACT), new Actor(Role.AGENT, "shop"))).isEmpty();
        assertThat(found(of(null), new Actor(Role.SUPERVISOR, "shop"))).isEmpty();
        assertThat(page(of(MatterKind.CONTACT), AGENT).toString()).contains("BUYER/li");
    }

    @Test
    void tellsNobodyOfTheDeskWhoBroughtUpAMatterOfARelative() {
        relatives.put("gao", Set.of(new Actor(Role.BUYER, "li"), new Actor(Role.SELLER, "shop")));
        relatives.put("mei", Set.of(new Actor(Role.SELLER, "other")));
        files("a", "shop", "10.00", "lamp", START);
        happens("CT-1", contactAbout("a", new Actor(Role.CARRIER, "fastship")));
        happens("CT-2", contactOf(new Actor(Role.BUYER, "wu"), new Actor(Role.SELLER, "shop")));
        happens("CT-3", contactAbout("a", new Actor(Role.BUYER, "li")));

        for (Role role : List.of(Role.AGENT, Role.SENIOR, Role.REVIEWER, Role.SUPERVISOR)) {
            assertThat(found(of(MatterKind.CONTACT), new Actor(role, "gao"))).containsExactly("CT-3");
            assertThat(counts(of(MatterKind.CONTACT), false, new Actor(role, "gao"))
                            .total())
                    .isEqualTo(1);
            assertThat(found(of(MatterKind.CONTACT), new Actor(role, "mei"))).hasSize(3);
        }
        assertThat(page(of(MatterKind.CONTACT), new Actor(Role.AGENT, "gao")).toString())
                .as("who asked about a relative's case")
                .doesNotContain("\"by\"");
    }

    /** A relative who was heard reads the report; that tells nobody of the desk who brought it up. */
    @Test
    void tellsNobodyOfTheDeskWhoComplainedAboutARelativeThatWasHeard() {
        relatives.put("gao", Set.of(AGENT));
        complains("AC-1");

        assertThat(found(of(MatterKind.AGENT_COMPLAINT), new Actor(Role.SUPERVISOR, "gao")))
                .isEmpty();
        assertThat(counts(of(null), false, new Actor(Role.SUPERVISOR, "gao")).total())
                .isZero();
        assertThat(found(of(MatterKind.AGENT_COMPLAINT), AGENT)).containsExactly("AC-1");
    }

    @Test
    void countsNothingThatTheListKeepsFromOne() {
        complains("AC-1");
        files("a", "shop", "10.00", "lamp", START);
        happens("CT-1", contactAbout("a", new Actor(Role.SELLER, "shop")));
        happens("CT-2", contactOf(new Actor(Role.BUYER, "wu"), new Actor(Role.SELLER, "shop")));
        happens("CT-3", contactOf(new Actor(Role.BUYER, "wu")));

        for (Actor reader : List.of(
                new Actor(Role.AGENT, "li"),
                new Actor(Role.SUPERVISOR, "shop"),
                new Actor(Role.SUPERVISOR, AGENT.id()),
                new Actor(Role.SUPERVISOR, "gao"),
                AGENT)) {
            QueueCounts counts = counts(of(null), false, reader);
            assertThat(counts.total())
                    .as(reader + "")
                    .isEqualTo(found(of(null), reader).size());
            for (MatterKind kind : MatterKind.values()) {
                assertThat(counts.byKind().getOrDefault(kind.name(), 0))
                        .as(reader + " " + kind)
                        .isEqualTo(found(of(kind), reader).size());
            }
        }
        assertThat(counts(of(MatterKind.CONTACT), false, new Actor(Role.AGENT, "li"))
                        .total())
                .isEqualTo(2);
        assertThat(counts(of(MatterKind.CONTACT), false, new Actor(Role.SUPERVISOR, "shop"))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void fillsAPageUpWhateverItKeepsFromItsReader() {
        files("a", "shop", "10.00", "lamp", START);
        for (int i = 10; i < 40; i++) {
            happens(
                    "CT-" + i,
                    i % 3 == 0
                            ? contactOf(new Actor(Role.BUYER, "wu"))
                            : contactAbout("a", new Actor(Role.SELLER, "shop")));
        }
        Actor reader = new Actor(Role.AGENT, "li");
        List<String> all = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            QueuePage page = queue.page(
                    new QueueQuery(
                            MatterKind.CONTACT,
                            null,
                            null,
                            null,
                            null,
                            null,
                            QueueQuery.Sort.DUE,
                            after,
                            5,
                            QueueQuery.Only.ANY),
                    reader);
            page.cases().forEach(line -> all.add(line.caseId()));
            assertThat(page.cases()).hasSize(5);
            after = page.cursor() == null ? null : QueueQuery.keyOf(page.cursor());
            pages++;
        } while (after != null);

        assertThat(pages).isEqualTo(2);
        assertThat(all)
                .containsExactly(
                        "CT-12", "CT-15", "CT-18", "CT-21", "CT-24", "CT-27", "CT-30", "CT-33", "CT-36", "CT-39");
    }

    private static ContactOpened contactAbout(String dispute, Actor by) {
        return new ContactOpened(
                by,
                ContactChannel.CHAT,
                ContactTopic.REFUND,
                null,
                dispute,
                "O-1/1",
                0,
                "p",
                opens(duty("d1", DutyKind.ANSWER_CONTACT, Role.AGENT, null, START)),
                null);
    }

    @Test
    void showsAReportToTheSellerOnceItWasUpheld() {
        Actor shop = new Actor(Role.SELLER, "shop");
        Actor carrier = new Actor(Role.CARRIER, "fastship");
        happens(
                "VR-1",
                new ViolationReported(
                        carrier, "shop", ViolationKind.FAKE_RATINGS, null, null, List.of(), "p", BallChange.NONE));

        assertThat(found(of(null), shop)).isEmpty();
        assertThat(found(of(null), carrier)).containsExactly("VR-1");
        happens("VR-1", new ViolationDecided(MatterDecision.UPHELD, 6, null, BallChange.NONE));
        assertThat(found(of(MatterKind.VIOLATION), shop)).containsExactly("VR-1");
        assertThat(page(of(null), shop).toString()).doesNotContain("fastship");
    }

    @Test
    void showsContactsToTheWholeDeskAndToWhoAsks() {
        Actor li = new Actor(Role.BUYER, "li");
        happens("CT-1", contactOf(li));

        for (Role role : List.of(Role.AGENT, Role.SENIOR, Role.REVIEWER, Role.SUPERVISOR)) {
            Actor reader = new Actor(role, "anybody");
            assertThat(found(of(MatterKind.CONTACT), reader)).containsExactly("CT-1");
            assertThat(page(of(null), reader).toString())
                    .contains(
                            "\"by\":\"BUYER/li\"", "\"cause\":\"REFUND\"", "\"askedBefore\":2", "\"channel\":\"CHAT\"");
        }
        assertThat(found(of(null), li)).containsExactly("CT-1");
        for (Role role : List.of(Role.BUYER, Role.SELLER, Role.CARRIER)) {
            assertThat(found(of(null), new Actor(role, "other"))).isEmpty();
        }
        assertThat(found(of(null), new Actor(Role.SELLER, "li"))).isEmpty();
    }

    private static QueueQuery query(String holder, Stage stage, Instant dueBefore, String seller, String text) {
        return new QueueQuery(
                null, holder, stage, dueBefore, seller, text, QueueQuery.Sort.DUE, null, 10, QueueQuery.Only.ANY);
    }

    @Test
    void isReadPageByPageInEveryOrderWithoutGapsOrRepeats() {
        for (int i = 0; i < 11; i++) {
            files("c" + i, "shop", (i * 7 % 5) + ".00", "灯", START.plusSeconds(i % 3));
        }
        for (QueueQuery.Sort sort : QueueQuery.Sort.values()) {
            List<String> read = new ArrayList<>();
            String after = null;
            do {
                ObjectNode page = page(
                        new QueueQuery(null, null, null, null, null, null, sort, after, 4, QueueQuery.Only.ANY),
                        new Actor(Role.SELLER, "shop"));
                read.addAll(ids(page));
                after = page.has("cursor") ? QueueQuery.keyOf(page.get("cursor").stringValue()) : null;
            } while (after != null);
            assertThat(read).as(sort.parameter()).hasSize(11).doesNotHaveDuplicates();
        }
        assertThat(ids(page(
                        new QueueQuery(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                QueueQuery.Sort.AMOUNT_LAST,
                                null,
                                1,
                                QueueQuery.Only.ANY),
                        AGENT)))
                .containsExactly("c7");
    }

    @Test
    void countsOpenCasesByStageAndHolder() {
        files("a", "shop", "1.00", "灯", START);
        files("b", "shop", "1.00", "灯", START);
        files("c", "shop", "1.00", "灯", START);
        closes("c");
        assertThat(queue.openCases()).containsExactly(new CaseQueue.Count("NEGOTIATION", "SELLER", 2));

        QueueGauges gauges = new QueueGauges(queue, meters, () -> 0);
        gauges.count();
        assertThat(meters.get("ballcourt.open.cases")
                        .tags("stage", "NEGOTIATION", "holder", "SELLER")
                        .gauge()
                        .value())
                .isEqualTo(2);
        closes("a");
        closes("b");
        gauges.count();
        assertThat(meters.find("ballcourt.open.cases").gauges()).isEmpty();
    }

    /** However many cases there are, counting them takes no more than half a percent of the time. */
    @Test
    void restsLongAfterACountThatTookLong() {
        AtomicLong nanos = new AtomicLong();
        QueueGauges gauges = new QueueGauges(queue, meters, () -> nanos.getAndAdd(1_000));
        gauges.pass();
        files("a", "shop", "1.00", "灯", START);
        gauges.changed();
        gauges.pass();
        assertThat(meters.find("ballcourt.open.cases").gauges()).isEmpty();

        nanos.addAndGet(200_000);
        gauges.pass();
        assertThat(meters.find("ballcourt.open.cases").gauges()).hasSize(1);
    }

    @Test
    void countsDutiesMetAndMissedByKind() {
        files("a", "shop", "1.00", "灯", START);
        closes("a");
        assertThat(meters.get("ballcourt.duties.missed")
                        .tags("kind", "ANSWER_CLAIM", "holder", "SELLER")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.find("ballcourt.duties.met").counters())
                .allSatisfy(met -> assertThat(met.count()).isZero());
    }

    @Test
    void showsTheOtherCasesWhereALineCannotBeRead() {
        files("BC-1", "shop", "10.00", "one", START);
        files("BC-2", "shop", "20.00", "two", START.plusSeconds(1));
        lines.updateOne(new Document("_id", "BC-1"), new Document("$set", new Document("duties", "none")));

        assertThat(queue.page(all(), AGENT).cases())
                .extracting(QueueLine::caseId)
                .containsExactly("BC-2");
    }

    @Test
    void findsByWhatTheCaseIsAbout() {
        files("c1", "shop", "10.00", "lamp", START.plusSeconds(60));
        files("c2", "shop", "20.00", "lamp", START.plusSeconds(120));
        closes("c2");

        assertThat(found(only(new QueueQuery.Only("li", null, null, null, null, null, null, null, null)), AGENT))
                .containsExactly("c1", "c2");
        assertThat(found(only(new QueueQuery.Only("wen", null, null, null, null, null, null, null, null)), AGENT))
                .isEmpty();
        assertThat(found(only(new QueueQuery.Only(null, null, null, null, true, null, null, null, null)), AGENT))
                .containsExactly("c1");
        assertThat(found(only(new QueueQuery.Only(null, null, null, null, false, null, null, null, null)), AGENT))
                .containsExactly("c2");
        assertThat(found(
                        only(new QueueQuery.Only(
                                null, Reason.QUALITY_DEFECT, GoodsClass.OTHER, false, null, null, null, null, null)),
                        AGENT))
                .containsExactly("c1", "c2");
        assertThat(found(
                        only(new QueueQuery.Only(null, Reason.FRAUD, null, null, null, null, null, null, null)), AGENT))
                .isEmpty();
        assertThat(found(
                        only(new QueueQuery.Only(null, null, GoodsClass.FOOD, null, null, null, null, null, null)),
                        AGENT))
                .isEmpty();
        assertThat(found(only(new QueueQuery.Only(null, null, null, true, null, null, null, null, null)), AGENT))
                .isEmpty();
        assertThat(found(
                        only(new QueueQuery.Only("li", null, null, null, null, null, null, null, null)),
                        new Actor(Role.SELLER, "other")))
                .isEmpty();
    }

    private static QueueQuery only(QueueQuery.Only only) {
        return new QueueQuery(null, null, null, null, null, null, QueueQuery.Sort.DUE, null, 10, only);
    }

    @Test
    void saysOfADutyWhatSilenceBringsAndHowItsTimeRuns() {
        files("c1", "shop", "10.00", "lamp", START.plusSeconds(60));

        QueueLine line = QueueLine.of(lines.find(new Document("_id", "c1")).first(), AGENT, null);
        assertThat(line.ball().getFirst().ifSilent()).isEqualTo("CASE_LAPSES");
        assertThat(line.ball().getFirst().clock()).isEqualTo("CALENDAR");
        assertThat(line.ball().getFirst().clause()).isNotBlank();
        assertThat(line.order().goodsClass()).isEqualTo("OTHER");
        assertThat(line.open()).isTrue();
    }

    @Test
    void countsAsTheCaseItselfDoes() {
        for (int seed = 1; seed <= 30; seed++) {
            List<RecordedEvent> events = WholeDisputes.of("BC-" + seed, seed);
            if (events.isEmpty()) {
                continue;
            }
            OpenCase open = OpenCase.of("BC-" + seed, events.size(), events);
            CaseTally tally = CaseTally.of(events, events.getLast().at());
            QueueLine line = QueueLine.of(WholeDisputes.line(open), AGENT, null);
            assertThat(line.handOffs()).as("seed " + seed).isEqualTo(tally.handOffs());
            assertThat(line.missed())
                    .as("seed " + seed)
                    .isEqualTo(tally.missed().size());
            assertThat(line.open()).as("seed " + seed).isEqualTo(open.state().isOpen());
            Actor owner = open.state().desk().owner();
            assertThat(line.owner()).as("seed " + seed).isEqualTo(owner == null ? null : owner.toString());
            assertThat(line.evidence().longValue())
                    .as("seed " + seed)
                    .isEqualTo(open.state().proof().exhibits().stream()
                            .map(exhibit -> exhibit.item().evidenceId())
                            .distinct()
                            .count());
        }
    }

    @Test
    void tellsAThirdPartyNoMoreThanItsOwnDuties() {
        files("c1", "shop", "10.00", "lamp", START.plusSeconds(60));

        QueueLine line =
                QueueLine.of(lines.find(new Document("_id", "c1")).first(), new Actor(Role.CARRIER, "fastship"), 1);
        assertThat(line)
                .isEqualTo(new QueueLine(
                        "c1",
                        MatterKind.DISPUTE,
                        "NEGOTIATION",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new CaseAnswer.Tracking(null, "FS-77")));
    }

    private static QueueQuery.Only where(String owner, String market, String amount) {
        return new QueueQuery.Only(
                null,
                null,
                null,
                null,
                null,
                owner,
                market,
                amount == null ? null : QueueQuery.Amounts.parse(amount),
                null);
    }

    @Test
    void findsByOwnerMarketAndAmount() {
        files("c1", "shop", "99.99", "lamp", START.plusSeconds(60));
        files("c2", "shop", "100.00", "lamp", START.plusSeconds(120));
        files("c3", "shop", "1000.00", "lamp", START.plusSeconds(180));
        happens("c3", new CaseEvent.InterventionAccepted(AGENT, BallChange.NONE));

        assertThat(found(only(where("AGENT/wang", null, null)), AGENT)).containsExactly("c3");
        assertThat(found(only(where("AGENT/chen", null, null)), AGENT)).isEmpty();
        assertThat(found(only(where(null, "cn-marketplace", null)), AGENT)).hasSize(3);
        assertThat(found(only(where(null, "eu-marketplace", null)), AGENT)).isEmpty();
        assertThat(found(only(where(null, null, "100..")), AGENT)).containsExactly("c2", "c3");
        assertThat(found(only(where(null, null, "..100")), AGENT)).containsExactly("c1", "c2");
        assertThat(found(only(where(null, null, "99.995..100")), AGENT)).containsExactly("c2");
    }

    /** Else whoever asks for what few lines have waits until all of them were looked at. */
    @Test
    void hasAnIndexForEverythingThatOneMayAskFor() {
        QueueQuery everything = new QueueQuery(
                MatterKind.DISPUTE,
                "SELLER",
                Stage.NEGOTIATION,
                START,
                "shop",
                "lamp",
                QueueQuery.Sort.DUE,
                null,
                10,
                new QueueQuery.Only(
                        "li",
                        Reason.FRAUD,
                        GoodsClass.FOOD,
                        true,
                        true,
                        "AGENT/wang",
                        "cn-marketplace",
                        QueueQuery.Amounts.parse("1..2"),
                        Role.REVIEWER));
        Set<String> asked = LineFilters.of(everything, List.of(Set.of("lamp"))).stream()
                .map(filter -> filter.toBsonDocument().getFirstKey())
                .collect(Collectors.toSet());
        Set<String> indexed = lines.listIndexes()
                .map(index ->
                        index.get("key", Document.class).keySet().iterator().next())
                .into(new HashSet<>());

        assertThat(asked).hasSizeGreaterThan(12).isSubsetOf(indexed);
        assertThat(indexed).contains("readers", "outside", "byDue", "byOpened", "byAmount");
    }

    private QueueCounts counts(QueueQuery query, boolean overdue, Actor reader) {
        return new QueueCounting(lines, independence, () -> 0).counts(query, overdue, START.plusSeconds(100), reader);
    }

    @Test
    void countsEachFacetUnderAllThatWasAskedForButItsOwn() {
        files("c1", "shop", "1.00", "lamp", START.plusSeconds(60));
        files("c2", "shop", "1.00", "lamp", START.plusSeconds(120));
        files("c3", "other", "1.00", "lamp", START.plusSeconds(60));
        closes("c3");

        QueueCounts all = counts(all(), false, AGENT);
        assertThat(all.total()).isEqualTo(3);
        assertThat(all.open()).isEqualTo(2);
        assertThat(all.overdue()).isEqualTo(1);
        assertThat(all.urgent()).isZero();
        assertThat(all.mine()).isZero();
        assertThat(all.byStage()).isEqualTo(Map.of("NEGOTIATION", 2, "CLOSED", 1));
        assertThat(all.byHolder()).isEqualTo(Map.of("SELLER", 2));
        assertThat(all.byReason()).isEqualTo(Map.of("QUALITY_DEFECT", 3));
        assertThat(all.byGoodsClass()).isEqualTo(Map.of("OTHER", 3));
        assertThat(all.byMarket()).isEqualTo(Map.of("cn-marketplace", 3));
        assertThat(all.byKind()).isEqualTo(Map.of("DISPUTE", 3));

        QueueCounts closed = counts(query(null, Stage.CLOSED, null, null, null), false, AGENT);
        assertThat(closed.total()).isEqualTo(1);
        assertThat(closed.byStage()).isEqualTo(all.byStage());
        assertThat(closed.byHolder()).isEmpty();
        assertThat(closed.overdue()).isZero();

        QueueCounts late = counts(all(), true, AGENT);
        assertThat(late.total()).isEqualTo(1);
        assertThat(late.overdue()).isEqualTo(1);
        assertThat(late.byStage()).isEqualTo(Map.of("NEGOTIATION", 1));

        QueueCounts bySeller = counts(query("SELLER", null, null, null, null), false, AGENT);
        assertThat(bySeller.total()).isEqualTo(2);
        assertThat(counts(query(null, null, null, "other", null), false, AGENT).total())
                .isEqualTo(1);
    }

    /** A duty that somebody else is named for is not the desk's any more. */
    @Test
    void findsAndCountsWhatADeskHasToDoAndNobodyIsNamedFor() {
        Actor zhao = new Actor(Role.REVIEWER, "zhao");
        files("c1", "shop", "1.00", "lamp", START.plusSeconds(60));
        files("c2", "shop", "1.00", "lamp", START.plusSeconds(120));
        files("c3", "shop", "1.00", "lamp", START.plusSeconds(180));
        reviews("c1", null);
        reviews("c2", "qian");

        assertThat(found(only(atDesk(Role.REVIEWER)), zhao)).containsExactly("c1");
        assertThat(found(only(atDesk(Role.AGENT)), zhao)).isEmpty();
        assertThat(counts(all(), false, zhao).myDesk()).isEqualTo(1);
        assertThat(counts(all(), false, zhao).mine()).isZero();
        assertThat(counts(all(), false, AGENT).myDesk()).isZero();
        assertThat(counts(all(), false, new Actor(Role.SELLER, "shop")).myDesk())
                .isNull();
        QueueCounts chosen = counts(only(atDesk(Role.REVIEWER)), false, zhao);
        assertThat(chosen.total()).isEqualTo(1);
        assertThat(chosen.myDesk()).isEqualTo(1);
        assertThat(chosen.byHolder()).isEqualTo(Map.of("SELLER", 1, "REVIEWER", 1));
        assertThat(counts(query(null, Stage.CLOSED, null, null, null), false, zhao)
                        .myDesk())
                .isZero();
    }

    private void reviews(String caseId, String reviewer) {
        happens(
                caseId,
                new CaseEvent.InterventionAccepted(
                        AGENT, opens(duty("r", DutyKind.REVIEW, Role.REVIEWER, reviewer, START.plusSeconds(90)))));
    }

    private static QueueQuery.Only atDesk(Role desk) {
        return new QueueQuery.Only(null, null, null, null, null, null, null, null, desk);
    }

    @Test
    void countsNoMoreThanItReadsAndSaysSo() {
        files("c1", "shop", "1.00", "lamp", START.plusSeconds(60));
        Document line = lines.find().first();
        List<Document> others = new ArrayList<>();
        for (int i = 1; i < QueueCounting.MOST_COUNTED; i++) {
            Document other = new Document(line).append("_id", "other-" + i);
            List.of("byOpened", "byDue", "byAmount")
                    .forEach(key -> other.computeIfPresent(key, (_, place) -> place + other.getString("_id")));
            others.add(other);
        }
        lines.insertMany(others);
        QueueCounts full = counts(all(), false, AGENT);
        files("one-more", "shop", "1.00", "lamp", START.plusSeconds(120));
        QueueCounts cut = counts(all(), false, AGENT);

        assertThat(full.total()).isEqualTo(QueueCounting.MOST_COUNTED);
        assertThat(full.more()).isNull();
        assertThat(cut.total()).isEqualTo(QueueCounting.MOST_COUNTED);
        assertThat(cut.more()).isTrue();

        lines.updateOne(Filters.eq("c1"), Updates.set("others", List.of("AGENT/li")));
        QueueCounts withoutOne = counts(all(), false, new Actor(Role.AGENT, "li"));
        assertThat(withoutOne.total()).isEqualTo(QueueCounting.MOST_COUNTED);
        assertThat(withoutOne.more()).as("others were not counted").isTrue();
    }

    @Test
    void countsOnlyWhatTheReaderMaySee() {
        Actor shop = new Actor(Role.SELLER, "shop");
        files("c1", "shop", "1.00", "lamp", START.plusSeconds(60));
        files("c2", "other", "1.00", "lamp", START.plusSeconds(60));
        happens(
                "c2",
                new CaseEvent.EvidenceRequested(
                        Role.CARRIER,
                        "fastship",
                        null,
                        List.of(),
                        null,
                        opens(duty("d2", DutyKind.ANSWER_REQUEST, Role.CARRIER, "fastship", START))));

        assertThat(counts(all(), false, shop).total()).isEqualTo(1);
        assertThat(counts(all(), false, shop).mine()).isEqualTo(1);
        QueueQuery own = query("SELLER/shop", Stage.CLOSED, null, null, null);
        assertThat(counts(own, false, shop).total()).isZero();
        assertThat(counts(query("SELLER/other", null, null, null, null), false, AGENT)
                        .total())
                .isEqualTo(1);
        assertThat(counts(query(null, null, null, null, "no such words"), false, AGENT)
                        .total())
                .isZero();

        QueueCounts carriers = counts(all(), false, new Actor(Role.CARRIER, "fastship"));
        assertThat(carriers)
                .isEqualTo(new QueueCounts(
                        1,
                        null,
                        1,
                        null,
                        null,
                        null,
                        null,
                        new TreeMap<>(Map.of("DISPUTE", 1)),
                        new TreeMap<>(Map.of("NEGOTIATION", 1)),
                        null,
                        null,
                        null,
                        null));
    }

    /** However many look, and however they narrow it down: no more than a twentieth of the time goes into reading. */
    @Test
    void keepsWhatItCountsFromTheLongerTheLongerItTookToRead() {
        AtomicLong nanos = new AtomicLong();
        AtomicLong took = new AtomicLong(1_000);
        QueueCounting counting = new QueueCounting(lines, independence, () -> nanos.getAndAdd(took.get()));
        files("c1", "shop", "1.00", "lamp", START.plusSeconds(60));
        assertThat(total(counting, all(), AGENT)).isEqualTo(1);
        took.set(0);

        files("c2", "shop", "1.00", "lamp", START.plusSeconds(60));
        QueueQuery narrowed = query("SELLER", Stage.NEGOTIATION, null, null, null);
        assertThat(total(counting, all(), AGENT)).isEqualTo(1);
        assertThat(total(counting, narrowed, new Actor(Role.REVIEWER, "zhao"))).isEqualTo(1);
        assertThat(total(counting, all(), new Actor(Role.SUPERVISOR, "gao"))).isEqualTo(2);
        assertThat(total(counting, query(null, null, null, "shop", null), AGENT))
                .isEqualTo(2);

        nanos.addAndGet(20_000);
        assertThat(total(counting, narrowed, AGENT)).isEqualTo(2);
    }

    @Test
    void keepsWhatItCountsFromTenSecondsAtMost() {
        assertThat(QueueCounting.kept(Duration.ofMillis(100))).isEqualTo(Duration.ofSeconds(2));
        assertThat(QueueCounting.kept(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(10));
    }

    private static int total(QueueCounting counting, QueueQuery query, Actor reader) {
        return counting.counts(query, false, START.plusSeconds(100), reader).total();
    }

    /** What is kept for the whole desk is not for one of it alone. */
    @Test
    void countsForEachAtTheDeskWhatTheOthersMayNotSee() {
        AtomicLong nanos = new AtomicLong();
        QueueCounting counting = new QueueCounting(lines, independence, () -> nanos.getAndAdd(1_000));
        files("c1", "shop", "1.00", "lamp", START.plusSeconds(60));
        complains("AC-1");
        happens("CT-1", contactOf(AGENT));

        assertThat(total(counting, all(), AGENT)).isEqualTo(3);
        assertThat(total(counting, all(), new Actor(Role.AGENT, "another"))).isEqualTo(2);
        assertThat(total(counting, all(), new Actor(Role.SUPERVISOR, "gao"))).isEqualTo(3);
        assertThat(total(counting, of(MatterKind.AGENT_COMPLAINT), AGENT)).isEqualTo(1);
        assertThat(total(counting, all(), new Actor(Role.COURT, "court"))).isZero();
    }

    /** About an order in which the others have a part. */
    private static ContactOpened contactOf(Actor by, Actor... others) {
        return new ContactOpened(
                by,
                ContactChannel.CHAT,
                ContactTopic.REFUND,
                null,
                null,
                "O-1/1",
                2,
                "p",
                opens(duty("d1", DutyKind.ANSWER_CONTACT, Role.AGENT, null, START)),
                others.length == 0 ? null : List.of(others));
    }

    @Test
    void tellsHowManyActsCameSinceTheReaderLookedAlsoWhereTheLineIsBehind() {
        Document line = new Document("_id", "c1").append("version", 3);

        assertThat(QueueLine.of(line, AGENT, null).unread()).isNull();
        assertThat(QueueLine.of(line, AGENT, 1).unread()).isEqualTo(2);
        assertThat(QueueLine.of(line, AGENT, 4).unread()).isZero();
        assertThat(QueueLine.of(new Document("_id", "c1"), AGENT, 1).unread()).isNull();
    }

    /** A commit is the events of one command; its number is the version of the case. */
    @Test
    void knowsTheVersionOfACase() {
        Document line = new Document("_id", "c1");
        List<String> commands = List.of("a", "b", "b", "c");
        for (int i = 0; i < commands.size(); i++) {
            line = fold.apply(
                    line,
                    new RecordedEvent(
                            "c1",
                            i + 1,
                            START,
                            AGENT,
                            commands.get(i),
                            new CaseEvent.InterventionAccepted(AGENT, BallChange.NONE),
                            "",
                            ""));
        }
        assertThat(line.getInteger("version")).isEqualTo(3);
    }

    @Test
    void saysNoVersionWhereItDidNotCountFromTheBeginning() {
        RecordedEvent later = new RecordedEvent(
                "c1", 7, START, AGENT, "c", new CaseEvent.InterventionAccepted(AGENT, BallChange.NONE), "", "");

        assertThat(fold.apply(new Document("_id", "c1"), later).getInteger("version"))
                .isNull();
    }
}
