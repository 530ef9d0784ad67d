package org.ballcourt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.consumer.FoldRun;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * What every fold must pass. A subclass says which fold, which histories, and what the fold writes outside its
 * documents.
 */
public abstract class CaseFoldContract {
    /** A new instance, as after a restart, over the same outside world. */
    protected abstract CaseFold fold();

    /** Events of one or several cases, each case's in order; more of the product's life means a better test. */
    protected abstract List<RecordedEvent> history();

    /** Everything that the fold has done outside its documents so far, in a form that can be compared. */
    protected Object outside() {
        return List.of();
    }

    @Test
    protected void makesTheSameOfEventsThatComeTwice() {
        sameAs(straight(), (run, event) -> {
            run.give(event);
            run.give(event);
        });
    }

    @Test
    protected void makesTheSameOfEventsInAnotherOrder() {
        List<RecordedEvent> backwards = new ArrayList<>(history());
        Collections.reverse(backwards);
        sameAs(straight(), backwards, FoldRun::give);
    }

    @Test
    protected void makesTheSameAfterACrashBetweenEffectAndSave() {
        sameAs(straight(), FoldRun::giveWithACrashBeforeTheSave);
    }

    @Test
    protected void makesTheSameAfterACrashBetweenSaveAndAcknowledgement() {
        sameAs(straight(), FoldRun::giveWithACrashAfterTheSave);
    }

    @Test
    protected void makesTheSameWhenEveryEventMeetsANewInstance() {
        sameAs(straight(), (run, event) -> {
            run.restart(fold());
            run.give(event);
        });
    }

    @Test
    protected void makesTheSameDocumentsAndNothingElseOnAReplayFromZero() {
        Map<String, Document> before = straight();
        sameAs(before, FoldRun::give);
    }

    @Test
    protected void parksNothing() {
        assertThat(straight().values()).isNotEmpty().noneMatch(document -> document.containsKey("parked"));
    }

    private Map<String, Document> straight() {
        FoldRun run = new FoldRun(fold(), history());
        history().forEach(run::give);
        return run.documents();
    }

    private void sameAs(Map<String, Document> documents, BiConsumer<FoldRun, RecordedEvent> way) {
        sameAs(documents, history(), way);
    }

    private void sameAs(
            Map<String, Document> documents, List<RecordedEvent> delivery, BiConsumer<FoldRun, RecordedEvent> way) {
        Object outside = outside();
        FoldRun run = new FoldRun(fold(), history());
        delivery.forEach(event -> way.accept(run, event));

        assertThat(run.documents()).as("documents").isEqualTo(documents);
        assertThat(outside()).as("effects outside the documents").isEqualTo(outside);
    }
}
