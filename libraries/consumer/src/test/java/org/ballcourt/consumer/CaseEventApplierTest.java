package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.EventChain;
import org.bson.BSONException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CaseEventApplierTest {
    private final World world = new World();
    private final CaseEventApplier rules = world.rules;
    private final List<RecordedEvent> events = world.history("case", 4);

    @Test
    void appliesEventsInOrderAndTellsAfterEachSave() {
        events.forEach(rules::receive);

        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");
        assertThat(world.told).containsExactly("case:1", "case:2", "case:3", "case:4");
        assertThat(world.applied).isEqualTo(4);
        assertThat(world.documents.find("case").hash())
                .isEqualTo(events.getLast().hash());
    }

    @Test
    void dropsWhatIsInEffectAlready() {
        give(1, 2, 2, 1, 3, 2);

        assertThat(world.texts("case")).containsExactly("1", "2", "3");
        assertThat(world.duplicates).isEqualTo(3);
        assertThat(world.applied).isEqualTo(3);
    }

    @Test
    void fillsAGapFromTheCaseServiceInOrder() {
        give(1, 4, 2, 3);

        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");
        assertThat(world.pulls).containsExactly(2L);
        assertThat(world.gaps).isEqualTo(1);
        assertThat(world.duplicates).isEqualTo(3);
    }

    @Test
    void fillsAGapAtTheVeryBeginning() {
        give(3);

        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void parksWhenNobodyHasTheMissingEvent() {
        give(1);
        world.log.put("case", List.of(events.get(0), events.get(3)));
        give(4);

        assertThat(world.texts("case")).containsExactly("1");
        assertThat(world.parkedCase("case")).isEqualTo(new ParkedCase("case", 4, "GAP: nobody has event 2", World.NOW));
    }

    @Test
    void waitsForACaseServiceThatDoesNotAnswer() {
        world.whilePulling = () -> {
            throw new UncheckedIOException(new IOException("connection refused"));
        };
        assertThatThrownBy(() -> give(3)).isInstanceOf(TransientFailure.class);
        assertThat(world.documents.parked()).isEmpty();

        world.whilePulling = () -> {};
        give(3);
        assertThat(world.texts("case")).hasSize(4);
    }

    @Test
    void parksWhenTheCaseServicesAnswerCannotBeRead() {
        give(1);
        world.whilePulling = () -> {
            throw new IllegalArgumentException("Unknown event type 'verdict-sung.v1'");
        };
        give(3);

        assertThat(world.parkedCase("case").reason()).contains("verdict-sung");
        assertThat(world.texts("case")).containsExactly("1");
    }

    @Test
    void parksAForkAtTheLastEvent() {
        give(1, 2);
        rules.receive(forkedAt(2));

        assertThat(world.parkedCase("case").reason())
                .startsWith("FORK")
                .contains(forkedAt(2).hash());
        assertThat(world.texts("case")).containsExactly("1", "2");
        assertThat(world.parked).isEqualTo(1);
    }

    @Test
    void parksAnEventThatDoesNotFollowTheLastOne() {
        give(1, 2);
        rules.receive(forkedAt(3));

        assertThat(world.parkedCase("case").reason()).startsWith("FORK");
        assertThat(world.texts("case")).containsExactly("1", "2");
    }

    @Test
    void parksTheOneCaseWhoseFoldFailsAndLetsOthersFlow() {
        AtomicInteger attempts = new AtomicInteger();
        give(1);
        world.whileFolding = () -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("no such duty");
        };
        give(2);
        world.whileFolding = () -> {};
        give(3);
        world.history("other", 2).forEach(rules::receive);

        assertThat(attempts).hasValue(3);
        assertThat(world.texts("case")).containsExactly("1");
        assertThat(world.parkedCase("case").seq()).isEqualTo(2);
        assertThat(world.parkedCase("case").reason()).contains("no such duty");
        assertThat(world.texts("other")).containsExactly("1", "2");
        assertThat(world.documents.parked()).hasSize(1);
    }

    @Test
    void parksACaseAtItsFirstEvent() {
        world.whileFolding = () -> {
            throw new IllegalStateException("no");
        };
        give(1, 2);

        assertThat(world.parkedCase("case").seq()).isEqualTo(1);
        assertThat(world.documents.find("case").seq()).isZero();
    }

    @Test
    void triesAFailingFoldAgainBeforeItParks() {
        AtomicInteger attempts = new AtomicInteger();
        world.whileFolding = () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        };
        give(1);

        assertThat(world.texts("case")).containsExactly("1");
        assertThat(world.documents.parked()).isEmpty();
    }

    @Test
    void neverParksBecauseTheStoreIsAway() {
        world.whileFolding = () -> {
            throw World.storeIsAway();
        };
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> give(1)).isInstanceOf(TransientFailure.class);
        }
        world.whileFolding = () -> {};
        give(1);

        assertThat(world.texts("case")).containsExactly("1");
    }

    @Test
    void redoesWhatACrashBeforeTheSaveUndid() {
        world.documents.beforeSave = crashOnce();
        assertThatThrownBy(() -> give(1)).isInstanceOf(TransientFailure.class);
        assertThat(world.told).isEmpty();
        give(1);

        assertThat(world.texts("case")).containsExactly("1");
        assertThat(world.told).containsExactly("case:1");
    }

    @Test
    void doesNotRepeatWhatACrashAfterTheSaveLeft() {
        world.documents.afterSave = crashOnce();
        assertThatThrownBy(() -> give(1)).isInstanceOf(TransientFailure.class);
        give(1, 2);

        assertThat(world.texts("case")).containsExactly("1", "2");
        assertThat(world.duplicates).isEqualTo(1);
    }

    @Test
    void letsAZombieLoseTheRace() {
        CaseEventApplier zombie = world.another();
        give(1);
        world.whileFolding = () -> {
            world.whileFolding = () -> {};
            give(2, 3);
        };
        zombie.receive(events.get(1));

        assertThat(world.texts("case")).containsExactly("1", "2", "3");
        assertThat(world.duplicates).isEqualTo(1);
    }

    @Test
    void letsAZombieLoseTheRaceForTheFirstEvent() {
        CaseEventApplier zombie = world.another();
        world.whileFolding = () -> {
            world.whileFolding = () -> {};
            give(1, 2);
        };
        zombie.receive(events.get(0));

        assertThat(world.texts("case")).containsExactly("1", "2");
    }

    @Test
    void letsNoZombieTakeACaseOutOfTheParking() {
        CaseEventApplier zombie = world.another();
        give(1);
        world.whileFolding = () -> {
            world.whileFolding = () -> {};
            rules.receive(forkedAt(1));
        };
        zombie.receive(events.get(1));

        assertThat(world.parkedCase("case")).isNotNull();
        assertThat(world.texts("case")).containsExactly("1");
    }

    @Test
    void parksWhenWhatIsKeptInMemoryFails() {
        world.whileTelling = () -> {
            throw new IllegalStateException("full");
        };
        give(1, 2);

        assertThat(world.parkedCase("case").reason()).contains("full");
        assertThat(world.texts("case")).containsExactly("1");
    }

    @Test
    void cutsALongReason() {
        world.whileFolding = () -> {
            throw new IllegalStateException("x".repeat(5000));
        };
        give(1);

        assertThat(world.parkedCase("case").reason()).hasSize(1000);
    }

    @Test
    void foldsAParkedCaseAnewAndGoesOn() {
        park(2);
        rules.refolding().unpark("case");

        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");
        assertThat(world.documents.parked()).isEmpty();
        assertThat(world.told).last().isEqualTo("case:4");
        assertThat(world.documents.find("case").hash())
                .isEqualTo(events.getLast().hash());
    }

    @Test
    void parksAgainWhereTheFoldStillFails() {
        park(2);
        AtomicInteger folds = new AtomicInteger();
        world.whileFolding = () -> {
            if (folds.incrementAndGet() == 3) {
                throw new IllegalStateException("still");
            }
        };
        rules.refolding().unpark("case");

        assertThat(world.texts("case")).containsExactly("1", "2");
        assertThat(world.parkedCase("case").seq()).isEqualTo(3);
        assertThat(world.parkedCase("case").reason()).contains("still");
    }

    @Test
    void staysParkedWhileTheCaseServiceDoesNotAnswer() {
        park(2);
        world.whilePulling = () -> {
            throw new UncheckedIOException(new IOException("connection refused"));
        };

        assertThatThrownBy(() -> rules.refolding().unpark("case")).isInstanceOf(TransientFailure.class);
        assertThat(world.parkedCase("case")).isNotNull();
    }

    @Test
    void staysParkedAsItWasWhileTheStoreIsAway() {
        park(2);
        world.whileFolding = () -> {
            throw World.storeIsAway();
        };

        assertThatThrownBy(() -> rules.refolding().unpark("case")).isInstanceOf(TransientFailure.class);
        assertThat(world.parkedCase("case").reason()).contains("IllegalState");
    }

    @Test
    void staysParkedWhenTheCaseServicesEventsDoNotFollowEachOther() {
        park(2);
        world.log.put("case", List.of(events.get(0), forkedAt(2), events.get(2)));
        rules.refolding().unpark("case");
        assertThat(world.parkedCase("case").reason()).contains("do not follow each other at 2");

        world.log.remove("case");
        rules.refolding().unpark("case");
        assertThat(world.parkedCase("case").reason()).startsWith("GAP");
    }

    @Test
    void parksNoCaseThatNobodyKnows() {
        assertThat(rules.refolding().refold("mistyped")).isFalse();
        assertThat(world.documents.parked()).isEmpty();
    }

    /** Another instance parks the case anew, or brings it further, while it is folded here. */
    @Test
    void foldsAnewAgainWhenSomebodyElseWasFaster() {
        park(2);
        world.documents.beforeSave = once(() -> {
            world.whileFolding = () -> {
                throw new IllegalStateException("an older release");
            };
            world.another().refolding().unpark("case");
            assertThat(world.parkedCase("case").reason()).contains("an older release");
            world.whileFolding = () -> {};
        });
        rules.refolding().unpark("case");
        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");

        world.history("case", 5);
        world.documents.beforeSave = once(() -> world.another().reach("case", 5));
        rules.refolding().refold("case");
        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4", "5");
        assertThat(world.told).last().isEqualTo("case:5");
    }

    @Test
    void tellsTheFoldAgainWhatItCouldNotTakeIn() {
        world.whileTelling = crashOnce();
        assertThatThrownBy(() -> give(1)).isInstanceOf(TransientFailure.class);
        assertThat(world.documents.parked()).isEmpty();
        give(1);
        assertThat(world.told).containsExactly("case:1");
        give(2);
        assertThat(world.told).containsExactly("case:1", "case:2");
    }

    /** Without this a deadline that was stored would never be known to the clocks that are to watch it. */
    @Test
    void tellsTheFoldOfADocumentWhoseStoringWasNotAcknowledged() {
        world.documents.afterSave = crashOnce();
        assertThatThrownBy(() -> give(1)).isInstanceOf(TransientFailure.class);
        give(1);
        assertThat(world.told).containsExactly("case:1");

        world.documents.afterSave = crashOnce();
        assertThatThrownBy(() -> rules.reach("case", 2)).isInstanceOf(TransientFailure.class);
        rules.reach("case", 2);
        assertThat(world.told).last().isEqualTo("case:2");
    }

    @Test
    void tellsTheFoldOfWhatAnotherInstanceStoredAfterItHadLostTheCase() {
        CaseEventApplier lost = world.another();
        give(1);
        lost.receive(events.get(1));
        world.told.clear();
        give(2);
        assertThat(world.told).containsExactly("case:2");
    }

    /** A driver that cannot read a document will not be able to later; the record must not wait for it. */
    @Test
    void waitsForNoDocumentThatCanNeverBeRead() {
        world.documents.beforeFind = () -> {
            throw new BSONException("not a type");
        };
        assertThatThrownBy(() -> give(1))
                .satisfies(failure -> assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.PERMANENT));
    }

    @Test
    void quotesNobodyInTheLog() {
        List<String> said = new ArrayList<>();
        Logger ours = (Logger) LoggerFactory.getLogger("org.ballcourt.consumer");
        AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                said.add(event.getFormattedMessage());
                for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                    said.add(cause.getClassName() + ": " + cause.getMessage());
                }
            }
        };
        ear.start();
        ours.addAppender(ear);
        ours.setAdditive(false);
        ours.setLevel(Level.TRACE);
        try {
            RuntimeException failure =
                    new IllegalStateException("Li Wei wrote", new IllegalStateException("13800001111"));
            world.whileFolding = () -> {
                throw failure;
            };
            give(1);
            rules.refolding().unpark("case");
            world.whileFolding = () -> {};
            world.whileTelling = () -> {
                throw failure;
            };
            rules.refolding().unpark("case");
        } finally {
            ours.setLevel(null);
            ours.setAdditive(true);
            ours.detachAppender(ear);
        }

        assertThat(world.parkedCase("case").reason()).contains("Li Wei");
        assertThat(said).isNotEmpty().noneMatch(line -> line.contains("Li Wei") || line.contains("13800001111"));
        assertThat(said).anyMatch(line -> line.contains("IllegalStateException"));
    }

    @Test
    void leavesACaseAloneThatIsNotParked() {
        give(1);
        rules.refolding().unpark("case");

        assertThat(world.texts("case")).containsExactly("1");
        assertThat(world.pulls).isEmpty();
    }

    @Test
    void reachesAnAnnouncedEvent() {
        give(1);
        rules.reach("case", 4);
        assertThat(world.texts("case")).containsExactly("1", "2", "3", "4");

        rules.reach("case", 4);
        assertThat(world.pulls).containsExactly(2L);
    }

    @Test
    void livesWithAnAnnouncementThatTheCaseServiceDoesNotConfirm() {
        give(1, 2, 3, 4);
        rules.reach("case", 9);

        assertThat(world.documents.parked()).isEmpty();
        assertThat(world.texts("case")).hasSize(4);
    }

    @Test
    void leavesAParkedCaseAloneWhenItIsAnnounced() {
        park(2);
        rules.reach("case", 4);

        assertThat(world.pulls).isEmpty();
        assertThat(world.texts("case")).containsExactly("1");
    }

    @Test
    void recallsEveryDocumentThatHasEvents() {
        give(1, 2);
        world.history("other", 1).forEach(rules::receive);
        world.whileFolding = () -> {
            throw new IllegalStateException("no");
        };
        world.history("never began", 1).forEach(rules::receive);
        world.told.clear();

        rules.warmUp();

        assertThat(world.told).containsExactly("case:2", "other:1");
    }

    @Test
    void readsNothingForAFoldThatKeepsNothing() {
        give(1, 2);
        world.told.clear();
        world.keepsAllInMemory = false;
        world.documents.beforeVisit = () -> {
            throw new IllegalStateException("nobody asked for all documents");
        };

        rules.warmUp();

        assertThat(world.told).isEmpty();
    }

    private void give(int... seqs) {
        for (int seq : seqs) {
            rules.receive(events.get(seq - 1));
        }
    }

    private void park(int seq) {
        for (int before = 1; before < seq; before++) {
            give(before);
        }
        world.whileFolding = () -> {
            throw new IllegalStateException("no");
        };
        give(seq);
        world.whileFolding = () -> {};
        assertThat(world.parkedCase("case").seq()).isEqualTo(seq);
    }

    /** An event with this number that somebody else wrote over another past. */
    private static RecordedEvent forkedAt(int seq) {
        EventChain other = EventChain.of("case");
        for (int n = 1; n <= seq; n++) {
            other.then(new Actor(Role.SELLER, "shop"), World.statement("other " + n));
        }
        return other.events().getLast();
    }

    private Runnable once(Runnable action) {
        return () -> {
            world.documents.beforeSave = () -> {};
            action.run();
        };
    }

    private static Runnable crashOnce() {
        AtomicInteger crashes = new AtomicInteger();
        return () -> {
            if (crashes.getAndIncrement() == 0) {
                throw World.storeIsAway();
            }
        };
    }

    @Test
    void parksACaseWhoseDocumentCannotBeReadAndGoesOnWithOthers() {
        world.history("other", 1);
        world.documents.overwrite(new Document("_id", "case").append("seq", "three"));

        rules.receive(world.log.get("case").getFirst());
        rules.receive(world.log.get("other").getFirst());

        assertThat(world.parkedCase("case").reason()).startsWith("DAMAGED");
        assertThat(world.texts("other")).containsExactly("1");
        rules.refolding().unpark("case");
        assertThat(world.texts("case")).hasSize(world.log.get("case").size());
    }
}
