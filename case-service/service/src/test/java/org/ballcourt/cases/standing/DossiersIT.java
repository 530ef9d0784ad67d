package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AgentComplaintDecided;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ContestDecided;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DossiersIT {
    private static final int MANY = Integer.getInteger("ballcourt.standing.dossiers", 2_000);

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final Court court = new Court();
    private final DossierFold fold = new DossierFold(_ -> {}, _ -> {});
    private MongoCollection<Document> collection;
    private MongoDossiers dossiers;

    @BeforeEach
    void empty() {
        collection = STORE.client().getDatabase("test").getCollection("standing");
        collection.deleteMany(new Document());
        dossiers = new MongoDossiers(collection);
        dossiers.prepare();
    }

    private void happens(RecordedEvent event) {
        Document id = new Document("_id", event.caseId());
        Document before = collection.find(id).first();
        collection.deleteOne(id);
        collection.insertOne(fold.apply(before == null ? id : before, event));
    }

    private void live() {
        court.ruled("li", "shop", "AGENT/wang", RulingResult.GRANTED);
        court.ruled("wen", "shop", "AGENT/chen", RulingResult.DISMISSED);
        court.waits("P12D");
        court.ruled("li", "other", "AGENT/wang", RulingResult.GRANTED);
        court.waits("P1D");
        court.events().forEach(this::happens);
    }

    @Test
    void answersEveryQuestionAsTheDossiersInMemoryDo() {
        live();
        Dossiers expected = court.dossiers;
        for (Instant since :
                List.of(court.now().minus(Duration.ofDays(300)), court.now().minus(Duration.ofDays(5)))) {
            assertThat(dossiers.ofSide(Role.SELLER, "shop", since))
                    .containsExactlyInAnyOrderElementsOf(expected.ofSide(Role.SELLER, "shop", since));
            assertThat(dossiers.ofSide(Role.BUYER, "li", since))
                    .containsExactlyInAnyOrderElementsOf(expected.ofSide(Role.BUYER, "li", since));
            assertThat(dossiers.ofAgent(Actor.parse("AGENT/wang"), since))
                    .containsExactlyInAnyOrderElementsOf(expected.ofAgent(Actor.parse("AGENT/wang"), since));
            assertThat(dossiers.between(since, court.now()))
                    .containsExactlyInAnyOrderElementsOf(expected.between(since, court.now()));
            assertThat(dossiers.endings(since)).containsExactlyInAnyOrderElementsOf(expected.endings(since));
            assertThat(dossiers.sellersRuledAgainst(since)).isEqualTo(expected.sellersRuledAgainst(since));
        }
        Actor shop = Actor.parse("SELLER/shop");
        Standings stored = new Standings(dossiers, court, Shipped.policies());
        assertThat(stored.of(shop, court.now())).isEqualTo(court.standings.of(shop, court.now()));
        Rules rules = new Rules(Shipped.policies(), court.now());
        assertThat(stored.points(shop, rules))
                .isEqualTo(court.standings.points(shop, rules))
                .extracting(SellerFigures.SellerPoints::points)
                .isNotEqualTo(0);
    }

    @Test
    void countsMattersOnlyWhereTheyClosedAsUpheld() {
        MongoMatters matters = new MongoMatters(collection);
        matters.prepare();
        Actor agent = Actor.parse("AGENT/wang");
        Actor buyer = Actor.parse("BUYER/li");
        Instant since = court.now().minusSeconds(60);
        matter(
                "AC-1",
                new AgentComplaintFiled(
                        buyer, agent, "BC-1", AgentComplaintCause.SLOW, null, List.of(), "p", BallChange.NONE));
        matter("AC-1", new AgentComplaintDecided(MatterDecision.UPHELD, Sanction.DOWNGRADE, null, BallChange.NONE));
        assertThat(matters.upheldAgainst(agent, since))
                .as("the agent may still appeal")
                .isEmpty();
        matter("AC-1", closed(Outcome.UPHELD));
        assertThat(matters.upheldAgainst(agent, since))
                .extracting(FigureReason::what)
                .containsExactly("DOWNGRADE");
        assertThat(matters.upheldAgainst(agent, court.now().plusSeconds(1))).isEmpty();

        matter(
                "VR-1",
                new ViolationReported(
                        buyer, "shop", ViolationKind.FAKE_RATINGS, null, null, List.of(), "p", BallChange.NONE));
        matter("VR-1", new ViolationDecided(MatterDecision.UPHELD, 12, null, BallChange.NONE));
        matter("VR-1", closed(Outcome.UPHELD));
        matter(
                "VR-2",
                new ViolationReported(buyer, "shop", ViolationKind.OTHER, null, null, List.of(), "p", BallChange.NONE));
        matter("VR-2", closed(Outcome.UNDECIDED));
        assertThat(matters.violationsOf("shop", since))
                .extracting(FigureReason::points)
                .containsExactly(12);
        assertThat(matters.violationsOf("other", since)).isEmpty();

        matter("FC-1", new FlagContested(buyer, MisuseFlag.DISMISSED_CLAIMS, null, "p", BallChange.NONE));
        assertThat(matters.contestsBy(buyer))
                .containsExactly(new Contest("FC-1", MisuseFlag.DISMISSED_CLAIMS, court.now(), null, false));
        matter("FC-1", new ContestDecided(MatterDecision.UPHELD, null, BallChange.NONE));
        matter("FC-1", closed(Outcome.UPHELD));
        assertThat(matters.contestsBy(buyer))
                .containsExactly(new Contest("FC-1", MisuseFlag.DISMISSED_CLAIMS, court.now(), court.now(), true));
        assertThat(dossiers.between(since, court.now().plusSeconds(1)))
                .hasSize(4)
                .noneMatch(Dossier::isDispute);
    }

    @Test
    void readsUpheldMattersThatWereStoredWithoutWhatWasDecided() {
        MongoMatters matters = new MongoMatters(collection);
        Instant since = court.now().minusSeconds(60);
        Document upheld = new Document("openedAt", Date.from(court.now()))
                .append("closedAt", Date.from(court.now()))
                .append("upheldAt", Date.from(court.now()));
        collection.insertOne(new Document(upheld)
                .append("_id", "VR-1")
                .append("caseId", "VR-1")
                .append("kind", "VIOLATION")
                .append("about", "SELLER/shop"));
        collection.insertOne(new Document(upheld)
                .append("_id", "AC-1")
                .append("caseId", "AC-1")
                .append("kind", "AGENT_COMPLAINT")
                .append("about", "AGENT/wang")
                .append("sanction", null));
        assertThat(matters.violationsOf("shop", since))
                .containsExactly(new FigureReason("VR-1", "VIOLATION_UPHELD", court.now(), 0, null));
        assertThat(matters.upheldAgainst(Actor.parse("AGENT/wang"), since))
                .containsExactly(new FigureReason("AC-1", null, court.now(), null, null));
        assertThat(new Standings(dossiers, matters, Shipped.policies()).of(Actor.parse("AGENT/wang"), court.now()))
                .extracting("sanction")
                .isNull();
    }

    @Test
    void holdsSupervisorsToTheirDutiesInSmallMatters() {
        Duty duty = new Duty(
                "d1",
                DutyKind.HANDLE_CONTEST,
                Role.SUPERVISOR,
                null,
                court.now(),
                court.now(),
                ClockKind.CALENDAR,
                Consequence.CLOSES_UNDECIDED,
                "c",
                List.of(),
                null);
        matter(
                "FC-1",
                new FlagContested(
                        Actor.parse("BUYER/li"),
                        MisuseFlag.DISMISSED_CLAIMS,
                        null,
                        "p",
                        new BallChange(Stage.ADJUDICATION, List.of(duty), List.of(), List.of())));
        EndedDuty done = new EndedDuty("d1", duty.kind(), duty.holder(), DutyEnding.DONE, null);
        matter(
                "FC-1",
                new ContestDecided(
                        MatterDecision.DISMISSED, null, new BallChange(null, List.of(), List.of(done), List.of())));
        Period day = new Period(court.now().minusSeconds(60), court.now().plusSeconds(60));
        assertThat(new Standings(dossiers, court, Shipped.policies())
                        .desks(day)
                        .get("SUPERVISOR/gao")
                        .acts()
                        .onTime())
                .isEqualTo(1);
    }

    private void matter(String id, CaseEvent event) {
        happens(new RecordedEvent(id, 1, court.now(), Actor.parse("SUPERVISOR/gao"), "c", event, "", ""));
    }

    private static CaseEvent closed(Outcome outcome) {
        return new CaseClosed(outcome, Fault.NONE, null, List.of(), BallChange.NONE);
    }

    @Test
    void sumsTheTimeOfEachSetOfHolders() {
        live();
        long all = court.dossiers.documents().values().stream()
                .map(Dossier::of)
                .flatMap(dossier -> dossier.held().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(dossiers.heldBySet().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(all);
        assertThat(dossiers.heldBySet()).containsKeys("SELLER", "BUYER+SELLER");
    }

    @Test
    void tellsMetricsOfDesksAndOfNobodyByName() {
        for (int i = 0; i < 5; i++) {
            court.ruled("li", "seller" + i, "AGENT/wang", RulingResult.GRANTED);
        }
        court.waits("P10D");
        court.events().forEach(this::happens);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Standings standings = new Standings(dossiers, court, Shipped.policies());
        StandingGauges gauges = new StandingGauges(standings, dossiers, court::now, meters);
        gauges.compute();
        assertThat(meters.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getId().toString())
                        .doesNotContain("seller0", "wang")
                        .doesNotContain("key=seller"));
        assertThat(meters.get("ballcourt.desk.figures")
                        .tags("desk", "AGENT", "figure", "rulings_on_time")
                        .gauge()
                        .value())
                .isEqualTo(5);
        assertThat(meters.get("ballcourt.held.seconds")
                        .tag("holders", "BUYER+SELLER")
                        .functionCounter()
                        .count())
                .isPositive();
    }

    @Test
    void restsNineteenTimesAsLongAsCountingTook() {
        live();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Standings standings = new Standings(dossiers, court, Shipped.policies());
        StandingGauges gauges = new StandingGauges(standings, dossiers, court::now, meters);
        gauges.pass();
        assertThat(meters.find("ballcourt.desk.figures").gauges()).isNotEmpty();
        double before = deskTotal(meters);
        collection.deleteMany(new Document());
        gauges.changed();
        gauges.pass();
        assertThat(before).isPositive();
        assertThat(deskTotal(meters))
                .as("the pass right after it has counted nothing")
                .isEqualTo(before);
    }

    private static double deskTotal(SimpleMeterRegistry meters) {
        return meters.find("ballcourt.desk.figures").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }

    @Test
    void staysFastWithManyDossiers() {
        live();
        List<Document> stored = collection.find().into(new ArrayList<>());
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Document copy = new Document(stored.get(i % stored.size()));
            copy.put("_id", "copy-" + i);
            copy.put("seller", "seller-" + i % 50);
            many.add(copy);
        }
        collection.insertMany(many);
        Standings standings = new Standings(dossiers, court, Shipped.policies());
        Period month = new Period(court.now().minus(Duration.ofDays(30)), court.now());
        for (int round = 0; round < 3; round++) {
            time("seller", () -> standings.of(Actor.parse("SELLER/seller-7"), court.now()));
            time("desks", () -> standings.desks(month, null));
            time("consistency", () -> standings.inconsistencies(court.now(), null, 25, (caseId, text) -> "x"));
            time("held", dossiers::heldBySet);
        }
        assertThat(dossiers.ofSide(Role.SELLER, "seller-7", month.from())).hasSize(MANY / 50);
    }

    /** The processor's time tells more than the clock's where other builds run beside. */
    private static void time(String what, Runnable question) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long begun = System.nanoTime();
        long cpu = process.getProcessCpuTime();
        question.run();
        System.out.printf(
                "%s of %,d dossiers: %d ms, %d ms of a processor%n",
                what, MANY, (System.nanoTime() - begun) / 1_000_000, (process.getProcessCpuTime() - cpu) / 1_000_000);
    }
}
