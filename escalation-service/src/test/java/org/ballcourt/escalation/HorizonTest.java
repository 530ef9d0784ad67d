package org.ballcourt.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;
import static org.ballcourt.escalation.duties.Duties.due;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.Duties;
import org.ballcourt.escalation.duties.FixedOwnership;
import org.ballcourt.escalation.duties.InMemoryDutyRepository;
import org.junit.jupiter.api.Test;

class HorizonTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final InMemoryDutyRepository duties = new InMemoryDutyRepository();
    private final Set<String> theirs = new HashSet<>();
    private final FixedOwnership ownership = new FixedOwnership(caseId -> !theirs.contains(caseId));
    private final Map<String, CaseDuties> inMemory = new TreeMap<>();
    private Instant now = NOON;
    private final Horizon horizon = new Horizon(duties, ownership, this::take, () -> now);

    private void take(CaseDuties of, Instant until) {
        if (of.open().stream().anyMatch(duty -> !duty.dueAt().isAfter(until))) {
            inMemory.put(of.caseId(), of);
        } else {
            inMemory.remove(of.caseId());
        }
    }

    private void refill(Instant at, long nanos) {
        now = at;
        horizon.refill(nanos);
    }

    @Test
    void readsWhatIsDueSoonAndNothingElse() {
        duties.put(Duties.of("late", due("d1", NOON.minusSeconds(5))));
        for (int i = 0; i < 7; i++) {
            duties.put(Duties.of("at-once-" + i, due("d1", NOON)));
        }
        duties.put(Duties.of("soon", due("d1", NOON.plusSeconds(599))));
        duties.put(Duties.of("tomorrow", due("d1", NOON.plusSeconds(86_400))));
        refill(NOON, 0);
        assertThat(inMemory).hasSize(9).doesNotContainKey("tomorrow").containsKeys("late", "soon");
        assertThat(horizon.beyond()).contains(NOON.plusSeconds(86_400));
    }

    @Test
    void readsOnBeforeTimeComesToTheEndOfWhatItKnows() {
        duties.put(Duties.of("c", due("d1", NOON.plusSeconds(900))));
        refill(NOON, 0);
        assertThat(inMemory).isEmpty();
        refill(NOON.plusSeconds(301), 0);
        assertThat(inMemory).containsKey("c");
    }

    @Test
    void coversNoTimeThatItHasNotReadYet() {
        assertThat(horizon.covers(NOON)).isFalse();
        refill(NOON, 0);
        assertThat(horizon.covers(NOON.plusSeconds(600))).isTrue();
        assertThat(horizon.covers(NOON.plusSeconds(601))).isFalse();
    }

    @Test
    void leavesTheCasesOfAnotherInstanceAlone() {
        theirs.add("c");
        duties.put(Duties.of("c", due("d1", NOON)));
        refill(NOON, 0);
        assertThat(inMemory).isEmpty();
    }

    @Test
    void readsAgainAtOnceWhenOtherCasesHaveBecomeOurs() {
        theirs.add("c");
        duties.put(Duties.of("c", due("d1", NOON)));
        refill(NOON, 0);
        theirs.clear();
        ownership.generation++;
        assertThat(horizon.covers(NOON)).isFalse();
        refill(NOON, 1);
        assertThat(inMemory).containsKey("c");
    }

    /** Another instance had it for a while and has changed it: nothing of that was told here. */
    @Test
    void readsAgainAtOnceWhatWasLostAndRegained() {
        refill(NOON, 0);
        duties.put(Duties.of("c", due("d1", NOON)));
        ownership.generation += 2;
        assertThat(horizon.covers(NOON)).isFalse();
        refill(NOON, 1);
        assertThat(inMemory).containsKey("c");
        assertThat(horizon.covers(NOON)).isTrue();
    }

    /** So many are due that time comes to the end of what was to be read. */
    @Test
    void isReadyThoughReadingTakesLongerThanItLooksAhead() {
        duties.put(Duties.of("late", due("d1", NOON)));
        duties.put(Duties.of("meanwhile", due("d1", NOON.plusSeconds(1_000))));
        duties.whileRead(() -> {
            duties.whileRead(() -> {});
            now = NOON.plusSeconds(1_100);
        });
        refill(NOON, 0);
        assertThat(horizon.covers(now)).isTrue();
        assertThat(inMemory).containsOnlyKeys("late", "meanwhile");
    }

    /** What is read once more, from the beginning, does not stand before what is next to fall due. */
    @Test
    void looksFartherWhileItReadsAllAgain() {
        List.of("a", "b", "c").forEach(caseId -> duties.put(Duties.of(caseId, due("d1", NOON))));
        refill(NOON, 0);
        duties.put(Duties.of("next", due("d1", NOON.plusSeconds(900))));
        List<Boolean> covered = new ArrayList<>();
        duties.whileRead(() -> {
            now = NOON.plusSeconds(700);
            duties.whileRead(() -> covered.add(inMemory.containsKey("next")));
        });
        refill(NOON, MINUTE);
        assertThat(covered).as("before it had read all again").contains(true);
        assertThat(horizon.covers(now)).isTrue();
    }

    /** Whatever memory has missed or lost, for a reason that nobody foresaw. */
    @Test
    void readsAllOfItAgainEveryMinute() {
        refill(NOON, 0);
        duties.put(Duties.of("c", due("d1", NOON)));
        refill(NOON, MINUTE - 1);
        assertThat(inMemory).isEmpty();
        refill(NOON, MINUTE);
        assertThat(inMemory).containsKey("c");
    }

    /** Another node, or the subscription of this one, writes while a page is on its way. */
    @Test
    void takesNothingForTrueThatIsOlderThanWhatItWasTold() {
        duties.put(Duties.of("c", due("d1", NOON)));
        duties.whileRead(() -> {
            duties.whileRead(() -> {});
            duties.put(Duties.of("c", due("d2", NOON.plusSeconds(86_400))));
            horizon.changed(Duties.of("c", due("d2", NOON.plusSeconds(86_400))));
        });
        refill(NOON, 0);
        assertThat(inMemory).doesNotContainKey("c");
    }

    @Test
    void takesWhatItIsToldWhileItReadsUpToTheNewEnd() {
        duties.put(Duties.of("a", due("d1", NOON)));
        duties.whileRead(() -> horizon.changed(Duties.of("new", due("d1", NOON.plusSeconds(599)))));
        refill(NOON, 0);
        assertThat(inMemory).containsKey("new");
    }

    /** Whoever sets the clock to the next deadline must not pass by those that are being read. */
    @Test
    void namesWhatIsStillBeingReadAsBeyond() {
        refill(NOON, 0);
        duties.put(Duties.of("c", due("d1", NOON.plusSeconds(900))));
        List<Instant> named = new ArrayList<>();
        duties.whileRead(() -> horizon.beyond().ifPresent(named::add));
        refill(NOON.plusSeconds(301), 0);
        assertThat(named).contains(NOON.plusSeconds(900));
        assertThat(inMemory).containsKey("c");
    }
}
