package org.ballcourt.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.EventChain;
import org.junit.jupiter.api.Test;

class CaseFoldContractTest {
    private static final Actor BUYER = new Actor(Role.BUYER, "li");

    static final List<RecordedEvent> HISTORY = Stream.of("one", "two")
            .flatMap(caseId -> EventChain.of(caseId)
                    .then(BUYER, statement("a"))
                    .then(BUYER, statement("b"))
                    .then(BUYER, statement("c"))
                    .events()
                    .stream())
            .toList();

    private static StatementAdded statement(String text) {
        return new StatementAdded(PersonalText.of(BUYER, text), Audience.ALL, BallChange.NONE);
    }

    @Test
    void catchesAFoldThatCountsInMemory() {
        Kit kit = new Kit(letters -> () -> {
            int[] count = {0};
            return (document, event) -> document.append("count", ++count[0]);
        });

        requireCaught(kit::makesTheSameWhenEveryEventMeetsANewInstance);
        requireCaught(kit::makesTheSameAfterACrashBetweenEffectAndSave);
        requireCaught(kit::makesTheSameOfEventsInAnotherOrder);
    }

    @Test
    void catchesAFoldThatWritesALetterEachTime() {
        Kit kit = new Kit(letters -> () -> (document, event) -> {
            letters.add(event.id());
            return document;
        });

        requireCaught(kit::makesTheSameDocumentsAndNothingElseOnAReplayFromZero);
        requireCaught(kit::makesTheSameAfterACrashBetweenEffectAndSave);
        requireCaught(kit::makesTheSameAfterACrashBetweenSaveAndAcknowledgement);
    }

    @Test
    void catchesAFoldThatFails() {
        Kit kit = new Kit(letters -> () -> (document, event) -> {
            throw new IllegalStateException("no");
        });

        requireCaught(kit::parksNothing);
    }

    private static void requireCaught(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    /** The contract as an object; JUnit does not see it. */
    private static final class Kit extends CaseFoldContract {
        private final List<String> letters = new ArrayList<>();
        private final Supplier<CaseFold> folds;

        private Kit(Function<List<String>, Supplier<CaseFold>> folds) {
            this.folds = folds.apply(letters);
        }

        @Override
        protected CaseFold fold() {
            return folds.get();
        }

        @Override
        protected List<RecordedEvent> history() {
            return HISTORY;
        }

        @Override
        protected Object outside() {
            return List.copyOf(letters);
        }
    }
}
