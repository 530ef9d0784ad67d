package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.view.RecordedDisputes;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole disputes, which have every event of disputes between them, and matters: their documents are those that were stored when
 * dossiers were written field by field, and those are read as ever. What says nothing may be missing: null, false, and nothing in
 * a list.
 */
class DossiersStayTest {
    private static final Path RECORDED = Path.of("src/test/resources/dossiers.jsonl");

    private final DossierFold fold = new DossierFold(_ -> {}, _ -> {});
    private final List<Document> folded = new ArrayList<>();
    private List<Document> recorded;

    @BeforeEach
    void foldAll() throws IOException {
        RecordedDisputes.all().forEach(this::fold);
        recorded = Files.readAllLines(RECORDED).stream().map(Document::parse).toList();
    }

    private void fold(String id, List<RecordedEvent> events) {
        Document dossier = new Document("_id", id);
        for (RecordedEvent event : events) {
            dossier = fold.apply(dossier, event);
        }
        folded.add(asKeptThen(dossier));
    }

    /** Without what was not kept yet when they were recorded: who passed a case on to whom. */
    private static Document asKeptThen(Document dossier) {
        dossier.get("desk", Document.class)
                .getList("passes", Document.class, List.of())
                .forEach(pass -> pass.keySet().removeAll(List.of("from", "to")));
        return dossier;
    }

    @Test
    void theSameAsTheyWereRecorded() {
        assertThat(folded.stream().map(Document::toJson).map(Document::parse).map(DossiersStayTest::telling))
                .containsExactlyElementsOf(
                        recorded.stream().map(DossiersStayTest::telling).toList());
    }

    @Test
    void readableAsTheyWereRecorded() {
        assertThat(recorded.stream().map(Dossier::of))
                .containsExactlyElementsOf(folded.stream().map(Dossier::of).toList());
    }

    @Test
    void readableWithoutWhatOlderDocumentsMayLack() {
        List<String> lacking = List.of("suspended", "rounds", "empty", "refuted", "revised", "heldSets", "people");
        List<Dossier> read = recorded.stream()
                .map(document -> Dossier.of((Document) without(lacking, document)))
                .toList();
        assertThat(read)
                .allMatch(dossier -> dossier.suspended() == 0 && dossier.proof().rounds() == 0);
        assertThat(read.stream().flatMap(dossier -> dossier.desk().passes().stream()))
                .isNotEmpty()
                .noneMatch(DeskWork.Pass::empty);
        assertThat(read.stream().map(Dossier::duties).map(List::size))
                .containsExactlyElementsOf(folded.stream()
                        .map(Dossier::of)
                        .map(Dossier::duties)
                        .map(List::size)
                        .toList());
    }

    @Test
    void historyWithoutItsFilingIsPassedOver() {
        for (List<RecordedEvent> history : RecordedDisputes.all().values()) {
            Document document = new Document("_id", "BC-1");
            for (RecordedEvent event : history.subList(1, history.size())) {
                document = fold.apply(document, event);
            }
            assertThat(document).isEqualTo(new Document("_id", "BC-1"));
        }
    }

    @Test
    void handOffInSmallMatterIsNoPass() {
        RecordedEvent filing = RecordedDisputes.all().get("case-2").getFirst();
        Actor supervisor = Actor.parse("SUPERVISOR/gao");
        RecordedEvent handedOff = new RecordedEvent(
                filing.caseId(),
                2,
                filing.at(),
                supervisor,
                "c-2",
                new HandedOff(supervisor, null, HandOffReason.ABSENCE, List.of(), true, BallChange.NONE),
                filing.hash(),
                filing.prevHash());
        Dossier matter = Dossier.of(fold.apply(fold.apply(new Document("_id", "AC-1"), filing), handedOff));
        assertThat(matter.emptyPasses()).isZero();
        assertThat(matter.people()).contains("SUPERVISOR/gao");
    }

    private static Object without(List<String> fields, Object value) {
        return switch (value) {
            case Map<?, ?> document -> {
                Document kept = new Document();
                document.forEach((field, part) -> kept.put((String) field, without(fields, part)));
                fields.forEach(kept::remove);
                yield kept;
            }
            case List<?> list ->
                list.stream().map(part -> without(fields, part)).toList();
            case null, default -> value;
        };
    }

    /** Without what says nothing. */
    private static Object telling(Object value) {
        return switch (value) {
            case Map<?, ?> document -> {
                Document kept = new Document();
                document.forEach((field, part) -> {
                    Object told = telling(part);
                    if (!List.of("null", "false", "[]", "{}", "Document{{}}").contains(String.valueOf(told))) {
                        kept.put((String) field, told);
                    }
                });
                yield kept;
            }
            case List<?> list -> list.stream().map(DossiersStayTest::telling).toList();
            case null, default -> value;
        };
    }
}
