package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.store.CaseStore.Written.CONFLICT;
import static org.ballcourt.cases.store.CaseStore.Written.STORED;
import static org.ballcourt.cases.store.Samples.closed;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.Samples.stated;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What is appended is there, whole, once, in order, and in nobody's way. */
interface AppendingKit extends StoreUnderTest {
    @Test
    default void knowsNothingOfAnUnknownCase() {
        CaseLog log = cases().load("BC-NONE");

        assertThat(log).isEqualTo(CaseLog.empty("BC-NONE"));
        assertThat(log.exists()).isFalse();
        assertThat(log.stage()).isNull();
    }

    @Test
    default void readsBackWhatItStored() {
        CaseLog empty = cases().load("BC-1");
        Commit commit = next(empty, "c-1", filed("O-1"));

        assertThat(cases().append(empty, commit)).isEqualTo(STORED);

        CaseLog log = cases().load("BC-1");
        assertThat(log.version()).isEqualTo(1);
        assertThat(log.lastSeq()).isEqualTo(1);
        assertThat(log.head()).isEqualTo(commit.lastHash());
        assertThat(log.relayed()).isZero();
        assertThat(log.stage()).isEqualTo(Stage.NEGOTIATION);
        Commit read = log.commits().getFirst();
        assertThat(read.commandId()).isEqualTo("c-1");
        assertThat(read.bodyHash()).isEqualTo("hash-of-c-1");
        assertThat(read.actor()).isEqualTo(Samples.BUYER);
        assertThat(read.at()).isEqualTo(Samples.START);
        assertThat(read.logged().getFirst().payload())
                .isEqualTo(commit.logged().getFirst().payload());
    }

    /** It stands beside what is hashed and sealed, so that nobody's proof changes by being looked at. */
    @Test
    default void keepsWhereWhoeverTracesGoesOnWithACommand() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        CaseLog empty = cases().load("BC-1");
        Commit plain = next(empty, "c-1", filed("O-1"));
        Commit traced = plain.tracedBy(traceparent);
        assertThat(traced.seal()).isEqualTo(plain.seal());
        assertThat(traced.lastHash()).isEqualTo(plain.lastHash());

        assertThat(cases().append(empty, traced)).isEqualTo(STORED);
        CaseLog log = add("BC-1", "c-2", stated("one"));

        assertThat(log.commits()).extracting(Commit::traceparent).containsExactly(traceparent, null);
        assertThat(log.logged()).extracting(LoggedEvent::traceparent).containsExactly(traceparent, null);
    }

    @Test
    default void knowsOfEachEventWhetherMoreOfItsCommitFollows() {
        CaseLog empty = cases().load("BC-1");
        Commit commit = next(empty, "c-1", filed("O-1"), stated("one"), stated("two"));
        assertThat(cases().append(empty, commit)).isEqualTo(STORED);
        add("BC-1", "c-2", stated("three"));

        assertThat(cases().load("BC-1").logged())
                .extracting(logged -> logged.event().moreInCommit())
                .containsExactly(true, true, false, false);
    }

    /** Half of a surrogate pair is hashed as one thing and stored as another. */
    @Test
    default void storesNothingThatCouldNotBeReadBack() {
        CaseLog log = add("BC-1", "c-1", filed("O-1"));

        assertThatThrownBy(() -> cases().append(log, next(log, "c\ud83d", stated("one"))))
                .isInstanceOf(NotStorable.class);
        assertThatThrownBy(() ->
                        cases().append(CaseLog.empty("BC-2"), next(CaseLog.empty("BC-2"), "c\ud83d", filed("O-2"))))
                .isInstanceOf(NotStorable.class);

        assertThat(cases().load("BC-1")).isEqualTo(log);
        assertThat(cases().load("BC-2").exists()).isFalse();
    }

    @Test
    default void keepsTheOrderOfCommitsAndEvents() {
        add("BC-1", "c-1", filed("O-1"));
        add("BC-1", "c-2", stated("one"), stated("two"));
        CaseLog log = add("BC-1", "c-3", stated("three"));

        assertThat(log.commits()).extracting(Commit::n).containsExactly(1L, 2L, 3L);
        assertThat(log.events()).extracting(RecordedEvent::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log.lastSeq()).isEqualTo(4);
    }

    @Test
    default void storesBothEventsOfACommandAtOnce() {
        add("BC-1", "c-1", filed("O-1"));
        CaseLog log = add("BC-1", "c-2", stated("bye"), closed(Outcome.WITHDRAWN));

        assertThat(log.version()).isEqualTo(2);
        assertThat(log.commits().getLast().events()).hasSize(2);
    }

    @Test
    default void storesNeitherEventOfALosingCommand() {
        CaseLog stale = add("BC-1", "c-1", filed("O-1"));
        add("BC-1", "c-2", stated("faster"));

        assertThat(cases().append(stale, next(stale, "c-3", stated("slower"), closed(Outcome.WITHDRAWN))))
                .isEqualTo(CONFLICT);
        assertThat(cases().load("BC-1").events()).hasSize(2);
    }

    /** Whoever still knows the lost commit has the right version, and the wrong history. */
    @Test
    default void goesOnFromNoHistoryThatTheStoreHasLost() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        Document before = new Document();
        tamper("BC-1", log -> {
            before.putAll(log);
            return log;
        });
        CaseLog lost = add("BC-1", "c-2", stated("lost"));
        tamper("BC-1", log -> before);
        CaseLog other = add("BC-1", "c-3", stated("instead"));

        assertThat(other.version()).isEqualTo(lost.version());
        assertThat(cases().append(lost, next(lost, "c-4", stated("goes on")))).isEqualTo(CONFLICT);
        assertThat(cases().fence(lost)).isEqualTo(CONFLICT);
        assertThat(cases().load("BC-1")).isEqualTo(other);
        assertThat(base.head()).isNotEqualTo(other.head());
    }

    @Test
    default void refusesASecondFirstCommit() {
        CaseLog empty = cases().load("BC-1");
        add("BC-1", "c-1", filed("O-1"));

        assertThat(cases().append(empty, next(empty, "c-2", filed("O-2")))).isEqualTo(CONFLICT);
        assertThat(cases().load("BC-1").commits()).extracting(Commit::commandId).containsExactly("c-1");
    }

    @Test
    default void refusesACommitOnACaseThatIsNotThere() {
        CaseLog imagined = CaseLog.empty("BC-1").with(next(CaseLog.empty("BC-1"), "c-1", filed("O-1")));

        assertThat(cases().append(imagined, next(imagined, "c-2", stated("x")))).isEqualTo(CONFLICT);
        assertThat(cases().load("BC-1").exists()).isFalse();
    }

    @Test
    default void refusesTheSameCommitTwice() {
        CaseLog empty = cases().load("BC-1");
        Commit commit = next(empty, "c-1", filed("O-1"));
        cases().append(empty, commit);

        assertThat(cases().append(empty, commit)).isEqualTo(CONFLICT);
    }

    /** Those that come together may share a write, and each learns what became of its own. */
    @Test
    default void tellsEachOfManyWritersWhatBecameOfItsOwnCommit() throws Exception {
        List<Callable<CaseStore.Written>> writers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String caseId = "BC-" + i;
            CaseLog base = add(caseId, "c-1", filed("O-" + i));
            if (i % 3 == 0) {
                add(caseId, "c-2", stated("faster"));
            }
            writers.add(() -> cases().append(base, next(base, "c-3", stated("slower"))));
        }

        List<CaseStore.Written> written = inParallel(writers);

        for (int i = 0; i < 60; i++) {
            assertThat(written.get(i)).as("BC-%s", i).isEqualTo(i % 3 == 0 ? CONFLICT : STORED);
            assertThat(cases().load("BC-" + i).commits().getLast().commandId()).isEqualTo(i % 3 == 0 ? "c-2" : "c-3");
        }
    }

    @Test
    default void letsExactlyOneOfEightFirstCommitsWin() throws Exception {
        for (int round = 0; round < 20; round++) {
            String caseId = "BC-" + round;
            CaseLog empty = cases().load(caseId);
            List<Callable<CaseStore.Written>> writers = IntStream.range(0, 8)
                    .<Callable<CaseStore.Written>>mapToObj(
                            i -> () -> cases().append(empty, next(empty, "c-" + i, filed("O-1"))))
                    .toList();

            assertThat(inParallel(writers)).containsOnlyOnce(STORED);
            assertThat(cases().load(caseId).events()).hasSize(1);
        }
    }

    @Test
    default void losesNothingWhenEightWritersContend() throws Exception {
        add("BC-1", "c-1", filed("O-1"));
        List<Callable<Integer>> writers = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    int stored = 0;
                    for (int n = 0; stored < 5; n++) {
                        CaseLog base = cases().load("BC-1");
                        Commit commit = next(base, "w-" + i + "-" + n, stated("x"));
                        stored += cases().append(base, commit) == STORED ? 1 : 0;
                    }
                    return stored;
                })
                .toList();

        inParallel(writers);

        CaseLog log = cases().load("BC-1");
        assertThat(log.version()).isEqualTo(41);
        assertThat(log.events()).hasSize(41);
    }

    @Test
    default void keepsCasesApart() {
        add("BC-1", "c-1", filed("O-1"));
        add("BC-2", "c-1", filed("O-2"));
        add("BC-2", "c-2", stated("x"));

        assertThat(cases().load("BC-1").version()).isEqualTo(1);
        assertThat(cases().load("BC-2").version()).isEqualTo(2);
    }

    @Test
    default void remembersEverythingAfterARestart() {
        add("BC-1", "c-1", filed("O-1"));
        CaseLog before = add("BC-1", "c-2", stated("one"), stated("two"));

        restart();

        assertThat(cases().load("BC-1")).isEqualTo(before);
        assertThat(add("BC-1", "c-3", stated("three")).version()).isEqualTo(3);
    }

    @Test
    default void findsACommandByWhoSentIt() {
        CaseLog log = add("BC-1", "c-1", filed("O-1"));

        assertThat(log.commitOf(Samples.BUYER, "c-1")).isPresent();
        assertThat(log.commitOf(Samples.BUYER, "c-2")).isEmpty();
        assertThat(log.commitOf(new Actor(Role.SELLER, "lin"), "c-1")).isEmpty();
    }

    @Test
    default void keepsWhatTheClockDidUnderItsOwnName() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        List<DatedEvent> events = List.of(
                new DatedEvent(Samples.START.plusSeconds(60), Actor.SYSTEM, stated("lapsed")),
                new DatedEvent(Samples.START.plusSeconds(90), Samples.BUYER, stated("mine")));
        Commit commit =
                new CommitWriter(keys()).write(base, Samples.BUYER, "c-2", "h", Samples.START.plusSeconds(90), events);
        cases().append(base, commit);

        CaseLog log = cases().load("BC-1");
        assertThat(log.commits().getLast().actor()).isEqualTo(Samples.BUYER);
        assertThat(log.commits().getLast().events())
                .extracting(RecordedEvent::actor)
                .containsExactly(Actor.SYSTEM, Samples.BUYER);
    }

    @Test
    default void neverLetsTimeGoBackWithinACase() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        Instant earlier = Samples.START.minusSeconds(3600);
        Commit commit = new CommitWriter(keys())
                .write(
                        base,
                        Samples.BUYER,
                        "c-2",
                        "h",
                        earlier,
                        List.of(new DatedEvent(earlier, Samples.BUYER, stated("x"))));

        assertThat(commit.events()).extracting(RecordedEvent::at).containsExactly(Samples.START);
    }

    @Test
    default void keepsTimesToTheMillisecond() {
        CaseLog empty = cases().load("BC-1");
        Instant fine = Instant.parse("2026-09-01T02:00:00.123456789Z");
        Commit commit = new CommitWriter(keys())
                .write(
                        empty,
                        Samples.BUYER,
                        "c-1",
                        "h",
                        fine,
                        List.of(new DatedEvent(fine, Samples.BUYER, filed("O-1"))));
        cases().append(empty, commit);

        assertThat(cases().load("BC-1").lastAt()).isEqualTo(Instant.parse("2026-09-01T02:00:00.123Z"));
    }

    @Test
    default void makesADecisionOnAFencedLogFail() {
        CaseLog empty = cases().load("BC-1");

        assertThat(cases().fence(empty)).isEqualTo(STORED);

        assertThat(cases().append(empty, next(empty, "c-1", filed("O-1")))).isEqualTo(CONFLICT);
        CaseLog fenced = cases().load("BC-1");
        assertThat(fenced.exists()).isFalse();
        assertThat(fenced.version()).isEqualTo(1);
    }

    @Test
    default void takesADecisionMadeAfterTheFence() {
        cases().fence(cases().load("BC-1"));
        CaseLog log = add("BC-1", "c-1", filed("O-1"));

        assertThat(log.exists()).isTrue();
        assertThat(log.version()).isEqualTo(2);
        assertThat(log.lastSeq()).isEqualTo(1);
    }

    @Test
    default void fencesAnExistingLogWithoutLosingIt() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));

        cases().fence(base);

        assertThat(cases().append(base, next(base, "c-2", stated("late")))).isEqualTo(CONFLICT);
        assertThat(cases().load("BC-1").events()).hasSize(1);
        assertThat(add("BC-1", "c-3", stated("anew")).version()).isEqualTo(3);
    }

    @Test
    default void doesNotFenceWhatHasMovedOn() {
        CaseLog empty = cases().load("BC-1");
        add("BC-1", "c-1", filed("O-1"));

        assertThat(cases().fence(empty)).isEqualTo(CONFLICT);
        assertThat(cases().load("BC-1").version()).isEqualTo(1);
    }

    @Test
    default void walksThroughAllCasesInOrder() {
        List.of("BC-3", "BC-1", "BC-2").forEach(id -> add(id, "c-1", filed("O-" + id)));

        assertThat(cases().idsAfter("", 2)).containsExactly("BC-1", "BC-2");
        assertThat(cases().idsAfter("BC-2", 2)).containsExactly("BC-3");
    }

    @Test
    default void readsManyAtOnceAndTellsWhichItCannotRead() {
        List<String> ids = IntStream.range(0, 70).mapToObj(i -> "BC-" + i).toList();
        ids.subList(0, 69).forEach(id -> add(id, "c-1", filed("O-" + id)));
        tamper("BC-7", log -> log.append("commits", "gone"));
        List<String> unread = new ArrayList<>();

        Map<String, CaseLog> read = cases().loadAll(ids, (caseId, why) -> unread.add(caseId));

        assertThat(unread).containsExactly("BC-7");
        assertThat(read).hasSize(69).containsEntry("BC-69", CaseLog.empty("BC-69"));
        assertThat(read.get("BC-68")).isEqualTo(cases().load("BC-68"));
    }

    @Test
    default void stopsLoudlyAtAnEventItDoesNotKnow() {
        add("BC-1", "c-1", filed("O-1"));
        tamper("BC-1", log -> Tampering.retype(log, 1, "complaint-filed.v99"));

        assertThatThrownBy(() -> cases().load("BC-1"))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("BC-1")
                .hasMessageContaining("complaint-filed.v99");
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
