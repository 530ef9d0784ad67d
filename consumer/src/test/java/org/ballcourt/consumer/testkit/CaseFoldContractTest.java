package org.ballcourt.consumer.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaseFoldContractTest {
    private static final Actor BUYER = new Actor(Role.BUYER, "li");

    private static final List<RecordedEvent> HISTORY = Stream.of("one", "two")
            .flatMap(caseId -> CaseHistory.of(caseId)
                    .then(BUYER, statement("a"))
                    .then(BUYER, statement("b"))
                    .then(BUYER, statement("c"))
                    .events()
                    .stream())
            .toList();

    private static StatementAdded statement(String text) {
        return new StatementAdded(PersonalText.of(BUYER, text), Audience.ALL, BallChange.NONE);
    }

    /** Counts in the document and writes letters under ids that follow from the event. */
    @Nested
    class AGoodFold extends CaseFoldContract {
        private final Map<String, String> letters = new TreeMap<>();

        @Override
        protected CaseFold fold() {
            return (document, event) -> {
                letters.putIfAbsent(event.id(), event.hash());
                return document.append("count", document.getInteger("count", 0) + 1);
            };
        }

        @Override
        protected List<RecordedEvent> history() {
            return HISTORY;
        }

        @Override
        protected Object outside() {
            return Map.copyOf(letters);
        }
    }

    @Test
    void catchesAFoldThatCountsInMemory() {
        Subject subject = new Subject() {
            @Override
            protected CaseFold fold() {
                int[] count = {0};
                return (document, event) -> document.append("count", ++count[0]);
            }
        };

        assertThatThrownBy(subject::makesTheSameWhenEveryEventMeetsANewInstance).isInstanceOf(AssertionError.class);
        assertThatThrownBy(subject::makesTheSameAfterACrashBetweenEffectAndSave).isInstanceOf(AssertionError.class);
        assertThatThrownBy(subject::makesTheSameOfEventsInAnotherOrder).isInstanceOf(AssertionError.class);
    }

    @Test
    void catchesAFoldThatWritesALetterEachTime() {
        Subject subject = new Subject() {
            @Override
            protected CaseFold fold() {
                return (document, event) -> {
                    letters.add(event.id());
                    return document;
                };
            }
        };

        assertThatThrownBy(subject::makesTheSameDocumentsAndNothingElseOnAReplayFromZero)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(subject::makesTheSameAfterACrashBetweenEffectAndSave).isInstanceOf(AssertionError.class);
    }

    @Test
    void catchesAFoldThatFails() {
        Subject subject = new Subject() {
            @Override
            protected CaseFold fold() {
                return (document, event) -> {
                    throw new IllegalStateException("no");
                };
            }
        };

        assertThatThrownBy(subject::parksNothing).isInstanceOf(AssertionError.class);
    }

    private abstract static class Subject extends CaseFoldContract {
        final List<String> letters = new ArrayList<>();

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
