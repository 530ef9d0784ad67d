package org.ballcourt.evidence.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ballcourt.consumer.FoldBatch;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.evidence.records.EvidenceAccess.Reading;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees what: each original carries a canary as its name, and every reader's whole view is searched for it. */
class EvidenceAccessIT {
    private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");
    private static final Actor BUYER = new Actor(Role.BUYER, "li");
    private static final Actor SELLER = new Actor(Role.SELLER, "juicehaus");
    private static final Actor CARRIER = new Actor(Role.CARRIER, "fastship");
    private static final Actor LAB = new Actor(Role.LAB, "tuv");
    private static final List<Actor> PLATFORM = List.of(
            new Actor(Role.AGENT, "wang"),
            new Actor(Role.SENIOR, "hu"),
            new Actor(Role.REVIEWER, "xu"),
            new Actor(Role.SUPERVISOR, "gao"));
    private static final List<Actor> STRANGERS = List.of(
            new Actor(Role.BUYER, "juicehaus"),
            new Actor(Role.SELLER, "li"),
            new Actor(Role.BUYER, "zhao"),
            new Actor(Role.CARRIER, "othership"),
            new Actor(Role.SERVICE_PROVIDER, "fastship"),
            LAB);

    /** A relative of the buyer. */
    private static final Actor NEAR = new Actor(Role.AGENT, "near");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private MongoDatabase database;
    private EvidenceRecords records;
    private CaseFiles files;
    private EvidenceAccess access;
    private final List<String> looks = new ArrayList<>();
    private Document caseDocument;
    private long seq;

    @BeforeEach
    void fileACase() {
        database = STORE.client().getDatabase("ballcourt_evidence");
        database.drop();
        records = new EvidenceRecords(database);
        files = new CaseFiles(database);
        access = new EvidenceAccess(
                records,
                files,
                (reader, of, what) -> looks.add(reader + " " + what + " " + String.join(" ", of)),
                new Independence(id -> id.equals(NEAR.id()) ? Set.of(BUYER) : Set.of()));
        caseDocument = new Document("_id", "case-1");
        seq = 0;
        happens(
                BUYER,
                new CaseEvent.ComplaintFiled(
                        "li", "juicehaus", null, null, null, null, null, List.of(), false, "p", BallChange.NONE));
    }

    @Test
    void keepsAnOriginalToItsUploaderUntilItIsSubmitted() {
        upload("CANARY-1", BUYER, "case-1");
        assertThat(names(BUYER)).containsExactly("CANARY-1");
        assertThat(names(SELLER)).isEmpty();
        for (Actor agent : PLATFORM) {
            assertThat(names(agent)).as("%s", agent).isEmpty();
            assertThat(access.read("CANARY-1", agent, Reading.ORIGINAL)).isEmpty();
        }
        assertThat(access.read("CANARY-1", SELLER, Reading.METADATA)).isEmpty();
        assertThat(access.read("CANARY-1", BUYER, Reading.ORIGINAL)).isPresent();
    }

    @Test
    void showsWhatWasSubmittedToBothSidesAndThePlatform() {
        EvidenceItem item = upload("CANARY-2", BUYER, null);
        happens(BUYER, new CaseEvent.EvidenceSubmitted(item, 1, "DEFECT_SHOWN", null, BallChange.NONE));
        for (Actor reader : List.of(BUYER, SELLER, PLATFORM.getFirst(), PLATFORM.get(2))) {
            assertThat(names(reader)).as("%s", reader).containsExactly("CANARY-2");
            Exhibit seen = access.read("CANARY-2", reader, Reading.METADATA).orElseThrow();
            assertThat(seen.disclosure())
                    .isEqualTo(new ExhibitDisclosure("case-1", "CANARY-2", 1, List.of("DEFECT_SHOWN"), AT));
        }
    }

    @Test
    void showsNothingToOneOfThePlatformWhoIsTooNearToTheCase() {
        EvidenceItem item = upload("CANARY-near", SELLER, null);
        happens(SELLER, new CaseEvent.EvidenceSubmitted(item, 1, "DEFECT_SHOWN", null, BallChange.NONE));

        assertThat(access.list("case-1", NEAR)).isEmpty();
        for (Reading reading : Reading.values()) {
            assertThat(access.read("CANARY-near", NEAR, reading)).isEmpty();
        }
        assertThat(access.read("CANARY-near", PLATFORM.getFirst(), Reading.ORIGINAL))
                .isPresent();
    }

    @Test
    void showsNothingOfAComplaintToASupervisorWhoIsASideOfTheCaseBehindIt() {
        EvidenceItem item = upload("CANARY-behind", BUYER, null);
        caseDocument = new Document("_id", "AC-1");
        seq = 0;
        happens(
                BUYER,
                new CaseEvent.AgentComplaintFiled(
                        BUYER,
                        PLATFORM.getFirst(),
                        "case-1",
                        AgentComplaintCause.SLOW,
                        null,
                        List.of(item),
                        "p",
                        BallChange.NONE));

        Actor shop = new Actor(Role.SUPERVISOR, SELLER.id());
        assertThat(access.list("AC-1", shop)).isEmpty();
        assertThat(access.read("CANARY-behind", shop, Reading.ORIGINAL)).isEmpty();
        assertThat(access.list("AC-1", new Actor(Role.SUPERVISOR, "gao"))).isPresent();
    }

    @Test
    void showsWhatCameWithARejectionOrAnAppeal() {
        EvidenceItem excuse = upload("CANARY-3", SELLER, null);
        EvidenceItem appeal = upload("CANARY-4", BUYER, null);
        happens(
                SELLER,
                new CaseEvent.SellerRejected(
                        SellerRejectionGround.BUYER_MISUSE, null, List.of(excuse), BallChange.NONE));
        happens(
                BUYER,
                new CaseEvent.AppealLodged(
                        Role.BUYER, AppealGround.NEW_EVIDENCE, null, List.of(appeal), null, BallChange.NONE));
        assertThat(names(BUYER)).containsExactly("CANARY-3", "CANARY-4");
        assertThat(names(SELLER)).containsExactly("CANARY-3", "CANARY-4");
    }

    @Test
    void showsWhatTheCallForThePlatformNames() {
        EvidenceItem threats = upload("CANARY-11", BUYER, null);
        happens(
                BUYER,
                new CaseEvent.InterventionRequested(
                        InterventionGround.BAD_FAITH, null, List.of(threats), null, BallChange.NONE));
        assertThat(names(SELLER)).containsExactly("CANARY-11");
        assertThat(names(PLATFORM.getFirst())).containsExactly("CANARY-11");
    }

    @Test
    void showsThirdPartiesNothingButTheirOwn() {
        EvidenceItem buyers = upload("CANARY-5", BUYER, null);
        EvidenceItem carriers = upload("CANARY-6", CARRIER, "case-1");
        happens(
                PLATFORM.getFirst(),
                new CaseEvent.EvidenceRequested(
                        Role.CARRIER, "fastship", "DELIVERED", List.of(EvidenceKind.TRACKING), null, asks(CARRIER)));
        happens(BUYER, new CaseEvent.EvidenceSubmitted(buyers, 1, "DELIVERED", null, BallChange.NONE));
        assertThat(names(CARRIER)).containsExactly("CANARY-6");
        happens(CARRIER, new CaseEvent.EvidenceSubmitted(carriers, 2, "DELIVERED", null, BallChange.NONE));
        assertThat(names(CARRIER)).containsExactly("CANARY-6");
        assertThat(access.read("CANARY-5", CARRIER, Reading.VIEW)).isEmpty();
        assertThat(names(BUYER)).containsExactly("CANARY-5", "CANARY-6");
    }

    /** Who is reported defends itself before the platform. */
    @Test
    void keepsTheDefenceOfWhoIsReportedFromWhoReports() {
        caseDocument = new Document("_id", "case-1");
        EvidenceItem threats = upload("CANARY-12", BUYER, null);
        EvidenceItem defence = upload("CANARY-13", SELLER, null);
        happens(
                BUYER,
                new CaseEvent.ViolationReported(
                        BUYER,
                        SELLER.id(),
                        ViolationKind.FAKE_RATINGS,
                        null,
                        null,
                        List.of(threats),
                        "p",
                        asks(SELLER, DutyKind.ANSWER_REPORT),
                        SELLER));
        happens(SELLER, new CaseEvent.ReportAnswered(SELLER, null, List.of(defence), BallChange.NONE));
        assertThat(names(BUYER)).containsExactly("CANARY-12");
        assertThat(access.read("CANARY-13", BUYER, Reading.ORIGINAL)).isEmpty();
        assertThat(names(SELLER)).containsExactly("CANARY-12", "CANARY-13");
        assertThat(names(new Actor(Role.SUPERVISOR, "gao"))).containsExactly("CANARY-12", "CANARY-13");
    }

    @Test
    void doesNotExistForStrangers() {
        EvidenceItem item = upload("CANARY-7", BUYER, null);
        happens(BUYER, new CaseEvent.EvidenceSubmitted(item, 1, "DEFECT_SHOWN", null, BallChange.NONE));
        for (Actor stranger : STRANGERS) {
            assertThat(access.list("case-1", stranger)).as("%s", stranger).isEmpty();
            assertThat(access.read("CANARY-7", stranger, Reading.METADATA)).isEmpty();
            assertThat(access.knowsCase("case-1", stranger, Duration.ZERO)).isFalse();
        }
        assertThat(access.list("case-2", BUYER)).isEmpty();
        assertThat(access.knowsCase("case-2", PLATFORM.getFirst(), Duration.ZERO))
                .isFalse();
        assertThat(access.knowsCase("case-1", BUYER, Duration.ZERO)).isTrue();
    }

    @Test
    void doesNotFollowACaseIdThatSomebodyElseWroteOnAnUpload() {
        upload("CANARY-8", new Actor(Role.BUYER, "mallory"), "case-1");
        assertThat(names(BUYER)).isEmpty();
        assertThat(names(PLATFORM.getFirst())).isEmpty();
    }

    @Test
    void keepsTheNumberOfAnExhibitThatIsCitedOrSubmittedAgain() {
        EvidenceItem item = upload("CANARY-9", BUYER, null);
        happens(BUYER, new CaseEvent.EvidenceSubmitted(item, 1, "DEFECT_SHOWN", null, BallChange.NONE));
        happens(BUYER, new CaseEvent.EvidenceSubmitted(item, 1, "SOUND_WHEN_SENT", null, BallChange.NONE));
        happens(
                BUYER,
                new CaseEvent.AppealLodged(
                        Role.BUYER, AppealGround.PROCEDURE, null, List.of(item), null, BallChange.NONE));
        Exhibit seen = access.read("CANARY-9", SELLER, Reading.METADATA).orElseThrow();
        assertThat(seen.disclosure().exhibit()).isOne();
        assertThat(seen.disclosure().elements()).containsExactly("DEFECT_SHOWN", "SOUND_WHEN_SENT");
    }

    @Test
    void knowsTheSameOfEventsThatComeTogether() {
        EvidenceItem item = upload("CANARY-9", BUYER, null);
        EvidenceItem cited = upload("CANARY-10", BUYER, null);
        FoldBatch together = new CaseFilesFold(files).batch();
        Document document = new Document(caseDocument);
        for (CaseEvent event : List.<CaseEvent>of(
                new CaseEvent.EvidenceSubmitted(item, 1, "DEFECT_SHOWN", null, BallChange.NONE),
                new CaseEvent.EvidenceSubmitted(item, 1, "SOUND_WHEN_SENT", null, BallChange.NONE),
                new CaseEvent.AppealLodged(
                        Role.BUYER, AppealGround.PROCEDURE, null, List.of(item, cited), null, BallChange.NONE))) {
            document = together.apply(
                    document, new RecordedEvent("case-1", ++seq, AT, BUYER, "c-" + seq, event, null, null));
        }
        together.write();
        together.write();

        Exhibit seen = access.read("CANARY-9", SELLER, Reading.METADATA).orElseThrow();
        assertThat(seen.disclosure().exhibit()).isOne();
        assertThat(seen.disclosure().elements()).containsExactly("DEFECT_SHOWN", "SOUND_WHEN_SENT");
        assertThat(files.disclosuresOf("CANARY-10"))
                .singleElement()
                .satisfies(one -> assertThat(one.exhibit()).isNull());
    }

    @Test
    void writesDownWhatThePlatformReadsAndNobodyElse() {
        EvidenceItem item = upload("CANARY-10", BUYER, null);
        happens(BUYER, new CaseEvent.EvidenceSubmitted(item, 1, null, null, BallChange.NONE));
        access.read("CANARY-10", PLATFORM.getFirst(), Reading.ORIGINAL);
        access.read("CANARY-10", BUYER, Reading.ORIGINAL);
        access.read("CANARY-10", SELLER, Reading.ORIGINAL);
        assertThat(looks).containsExactly("AGENT/wang evidence-original CANARY-10 case-1");
    }

    /** Who is asked has a duty from then on. */
    private static BallChange asks(Actor actor) {
        return asks(actor, DutyKind.ANSWER_REQUEST);
    }

    private static BallChange asks(Actor actor, DutyKind kind) {
        Duty duty = new Duty(
                "d-9",
                kind,
                actor.role(),
                actor.id(),
                AT,
                AT,
                ClockKind.CALENDAR,
                Consequence.values()[0],
                "clause",
                List.of(),
                null);
        return new BallChange(null, List.of(duty), List.of(), List.of());
    }

    private void beginAMatter(Actor by, CaseEvent first) {
        caseDocument = new Document("_id", "case-1");
        happens(by, first);
    }

    @Test
    void showsEvidenceAgainstAnAgentToSupervisorsAndWithoutANameToTheAgent() {
        Actor agent = PLATFORM.getFirst();
        EvidenceItem item = upload("CANARY-11", BUYER, null);
        beginAMatter(
                BUYER,
                new CaseEvent.AgentComplaintFiled(
                        BUYER, agent, "BC-1", AgentComplaintCause.BIAS, null, List.of(item), "p", BallChange.NONE));

        for (Actor reader : List.of(BUYER, agent, new Actor(Role.SUPERVISOR, "gao"))) {
            assertThat(names(reader)).as("%s", reader).containsExactly("CANARY-11");
            assertThat(access.read("CANARY-11", reader, Reading.ORIGINAL)
                            .orElseThrow()
                            .nameless())
                    .isEqualTo(reader.equals(agent));
            assertThat(access.list("case-1", reader).orElseThrow().getFirst().nameless())
                    .isEqualTo(reader.equals(agent));
        }
        for (Actor other : List.of(SELLER, new Actor(Role.AGENT, "chen"), new Actor(Role.SENIOR, "hu"), CARRIER)) {
            assertThat(access.list("case-1", other)).as("%s", other).isEmpty();
            assertThat(access.read("CANARY-11", other, Reading.METADATA)).isEmpty();
        }
    }

    @Test
    void showsEvidenceAgainstASellerToTheSellerOnceTheReportWasUpheld() {
        EvidenceItem item = upload("CANARY-12", CARRIER, null);
        beginAMatter(
                CARRIER,
                new CaseEvent.ViolationReported(
                        CARRIER, SELLER.id(), ViolationKind.OTHER, null, null, List.of(item), "p", BallChange.NONE));
        assertThat(names(CARRIER)).containsExactly("CANARY-12");
        assertThat(access.list("case-1", SELLER)).isEmpty();

        happens(
                new Actor(Role.SUPERVISOR, "gao"),
                new CaseEvent.ViolationDecided(MatterDecision.UPHELD, 6, null, BallChange.NONE));

        assertThat(access.list("case-1", SELLER).orElseThrow().getFirst().nameless())
                .isTrue();
    }

    @Test
    void knowsWhoContestsAFlag() {
        beginAMatter(SELLER, new CaseEvent.FlagContested(SELLER, MisuseFlag.SILENCE, null, "p", BallChange.NONE));
        assertThat(access.knowsCase("case-1", SELLER, Duration.ZERO)).isTrue();
        assertThat(access.knowsCase("case-1", BUYER, Duration.ZERO)).isFalse();
    }

    @Test
    void knowsThatAContactIsForAllOfTheDesk() {
        beginAMatter(
                SELLER,
                new CaseEvent.ContactOpened(
                        SELLER, ContactChannel.EMAIL, ContactTopic.OTHER, null, null, null, 0, "p", BallChange.NONE));
        assertThat(access.knowsCase("case-1", SELLER, Duration.ZERO)).isTrue();
        assertThat(access.knowsCase("case-1", new Actor(Role.AGENT, "chen"), Duration.ZERO))
                .isTrue();
        assertThat(access.knowsCase("case-1", BUYER, Duration.ZERO)).isFalse();
    }

    private List<String> names(Actor reader) {
        return access.list("case-1", reader).map(EvidenceAccessIT::names).orElse(List.of());
    }

    private static List<String> names(List<Exhibit> exhibits) {
        return exhibits.stream().map(exhibit -> exhibit.record().name()).toList();
    }

    private EvidenceItem upload(String canary, Actor uploader, String caseId) {
        EvidenceItem item = new EvidenceItem(
                canary, EvidenceKind.PHOTO, null, 3, "0".repeat(64), "image/png", true, uploader, AT, caseId);
        records.insertOrFind(new EvidenceRecord(item, canary, null, true, null));
        return item;
    }

    private void happens(Actor actor, CaseEvent event) {
        CaseFilesFold fold = new CaseFilesFold(files);
        String caseId = caseDocument.getString("_id");
        RecordedEvent recorded = new RecordedEvent(caseId, ++seq, AT, actor, "c-" + seq, event, null, null);
        fold.apply(new Document(caseDocument), recorded);
        caseDocument = fold.apply(caseDocument, recorded);
        files.collection().deleteOne(Filters.eq("_id", caseId));
        files.collection().insertOne(caseDocument);
    }
}
