package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The short way comes to what the careful one would, in few calls, and leaves it whatever is unusual. */
class BatchApplierTest {
    private final World world = new World();
    private final List<RecordedEvent> events = world.history("case", 6);

    @Test
    void appliesManyEventsOfManyCasesInTwoCalls() {
        Batch batch = new Batch();
        IntStream.range(0, 100).forEach(n -> world.history("case-" + n, 3).forEach(batch::add));
        world.rules.receiveTogether(batch);

        assertThat(batch.pending()).isEmpty();
        assertThat(world.documents.all())
                .hasSize(100)
                .allSatisfy((id, one) -> assertThat(one).containsEntry("texts", List.of("1", "2", "3")));
        assertThat(world.applied).isEqualTo(300);
        assertThat(world.documents.findings).isEqualTo(1);
        assertThat(world.documents.savings).isEqualTo(1);
    }

    @Test
    void tellsTheFoldOnceWhatIsDurable() {
        together(1, 2, 3);

        assertThat(world.told).containsExactly("case:3");
    }

    @Test
    void readsNothingBackThatItSavedItself() {
        together(1, 2);
        together(3);
        together(4, 5);

        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4", "5");
        assertThat(world.documents.findings).isEqualTo(1);
    }

    /** The cache holds what was true, and the save finds out. */
    @Test
    void bringsNothingIntoEffectOnWhatAnotherInstanceHasChanged() {
        together(1, 2);
        CaseEventApplier other = world.another();
        other.receive(events.get(2));
        world.whileFolding = once(() -> other.receive(events.get(3)));
        assertThat(together(3, 4, 5).pending()).isNotEmpty();
        give(3, 4, 5);

        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4", "5");
        together(6);
        assertThat(world.texts("case")).hasSize(6);
        assertThat(world.parked).isZero();
    }

    @Test
    void leavesACaseParkedThatAnotherInstanceParked() {
        together(1, 2);
        world.whileFolding = () -> {
            throw new IllegalStateException("no");
        };
        world.another().receive(events.get(2));
        world.whileFolding = () -> {};
        assertThat(together(3, 4).pending()).isNotEmpty();
        give(3, 4);

        assertThat(world.texts("case")).containsExactly("1", "2");
        assertThat(world.parkedCase("case").seq()).isEqualTo(3);
    }

    /** The sequence is the same before and after: what was remembered would take its place. */
    @Test
    void undoesNoRefoldingByAnotherInstance() {
        world.log.put("case", events.subList(0, 2));
        world.documents.overwrite(new Document("_id", "case")
                .append("seq", 1L)
                .append("hash", events.getFirst().hash())
                .append("texts", List.of("in doubt")));
        together(2);
        assertThat(world.texts("case")).containsExactly("in doubt", "2");
        assertThat(world.another().refolding().refold("case")).isTrue();
        together(3);
        give(3);

        assertThat(world.texts("case")).containsExactly("1", "2", "3");
        assertThat(world.parked).isZero();
    }

    /** Whoever remembers a later event than is stored would drop what is missing. */
    @Test
    void asksTheStoreBeforeItDropsAnything() {
        together(1, 2, 3);
        world.documents.overwrite(storedAfter(1));
        together(2, 3);

        assertThat(world.texts("case")).containsExactly("1", "2", "3");
    }

    @Test
    void dropsWhatIsInEffectAlreadyAndTellsOfTheLast() {
        together(1, 2, 3);
        world.told.clear();
        together(1, 2);
        assertThat(world.told).isEmpty();
        together(2, 3);

        assertThat(world.told).containsExactly("case:3");
        assertThat(world.duplicates).isEqualTo(4);
    }

    @Test
    void leavesWhatIsUnusualAndGoesOnWithTheOthers() {
        Batch batch = new Batch();
        List<RecordedEvent> other = world.history("other", 2);
        batch.add(events.get(1));
        other.forEach(batch::add);
        world.documents.overwrite(new Document("_id", "damaged").append("seq", "three"));
        batch.add(world.history("damaged", 1).getFirst());
        world.rules.receiveTogether(batch);

        assertThat(batch.pending()).containsOnlyKeys("case", "damaged");
        assertThat(world.texts("other")).containsExactly("1", "2");
        assertThat(world.pulls).isEmpty();
    }

    @Test
    void leavesTheOneCaseWhoseFoldFails() {
        Batch batch = new Batch();
        List<RecordedEvent> other = world.history("other", 1);
        events.forEach(batch::add);
        other.forEach(batch::add);
        int[] folded = {0};
        world.whileFolding = () -> {
            if (folded[0]++ == 3) {
                throw new IllegalStateException("no");
            }
        };
        world.rules.receiveTogether(batch);

        assertThat(batch.pending()).containsOnlyKeys("case");
        assertThat(world.documents.all()).containsOnlyKeys("other");
    }

    @Test
    void repeatsWhatMayHaveBeenStoredAndTellsOfIt() {
        world.documents.afterSave = once(() -> {
            world.documents.afterSave = () -> {};
            throw World.storeIsAway();
        });
        Batch batch = batchOf(1, 2);
        assertThatThrownBy(() -> world.rules.receiveTogether(batch)).isInstanceOf(TransientFailure.class);
        assertThat(world.told).isEmpty();
        world.rules.receiveTogether(batch);

        assertThat(batch.pending()).isEmpty();
        assertThat(world.texts("case")).containsExactly("1", "2");
        assertThat(world.told).containsExactly("case:2");
    }

    @Test
    void tellsOfWhatMayHaveBeenStoredAlsoWhenAnotherInstanceHasGoneOn() {
        world.documents.afterSave = once(() -> {
            world.documents.afterSave = () -> {};
            throw World.storeIsAway();
        });
        Batch batch = batchOf(1, 2);
        assertThatThrownBy(() -> world.rules.receiveTogether(batch)).isInstanceOf(TransientFailure.class);
        world.another().receive(events.get(2));
        world.told.clear();
        world.rules.receiveTogether(batch);

        assertThat(world.told).containsExactly("case:3");
    }

    @Test
    void savesNothingWhenWhatTheFoldWritesElsewhereIsNotDurable() {
        world.whileWriting = () -> {
            throw World.storeIsAway();
        };
        Batch batch = batchOf(1, 2);
        assertThatThrownBy(() -> world.rules.receiveTogether(batch)).isInstanceOf(TransientFailure.class);
        assertThat(world.documents.all()).isEmpty();
        world.whileWriting = () -> {};
        world.rules.receiveTogether(batch);

        assertThat(world.texts("case")).containsExactly("1", "2");
    }

    @Test
    void remembersNoMoreThanItMay() {
        RecentDocuments recent = new RecentDocuments(10_000);
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            ids.add("case-" + n);
            recent.put("case-" + n, InMemoryDocumentRepository.raw(new Document("text", "x".repeat(100))));
        }

        assertThat(ids.stream().filter(id -> recent.get(id) != null).count()).isBetween(1L, 40L);
    }

    private Document storedAfter(int seq) {
        World elsewhere = new World();
        elsewhere.history("case", seq).forEach(elsewhere.rules::receive);
        return elsewhere.documents.all().get("case");
    }

    private Batch together(int... seqs) {
        Batch batch = batchOf(seqs);
        world.rules.receiveTogether(batch);
        return batch;
    }

    private Batch batchOf(int... seqs) {
        Batch batch = new Batch();
        for (int seq : seqs) {
            batch.add(events.get(seq - 1));
        }
        return batch;
    }

    private void give(int... seqs) {
        for (int seq : seqs) {
            world.rules.receive(events.get(seq - 1));
        }
    }

    private Runnable once(Runnable action) {
        boolean[] done = {false};
        return () -> {
            if (!done[0]) {
                done[0] = true;
                action.run();
            }
        };
    }
}
