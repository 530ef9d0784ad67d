package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTravelTest {
    private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

    @TempDir
    Path temp;

    private final TreeSet<Instant> due = new TreeSet<>();
    private final List<Instant> rang = new ArrayList<>();
    private TestClock clock;
    private TimeTravel travel;

    @BeforeEach
    void standAtTheStart() {
        clock = new TestClock(temp.resolve("clock"));
        travel = new TimeTravel(clock, this::nextDue, () -> {}, this::ring);
        travel.set(START);
    }

    @Test
    void stopsAtEachDeadlineOnTheWay() {
        due.addAll(List.of(START.plusSeconds(3600), START.plusSeconds(7200), START.plusSeconds(7201)));
        travel.advance(Duration.ofHours(2));
        assertThat(rang).containsExactly(START.plusSeconds(3600), START.plusSeconds(7200));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(7200));
    }

    @Test
    void standsAtTheBeginOfWhatItIsSetToAndAtTheEndOfWhatItIsAdvancedTo() {
        Instant deadline = START.plusSeconds(60);
        travel.set(deadline);
        assertThat(clock.past()).isBefore(deadline);
        travel.advance(Duration.ZERO);
        assertThat(clock.past()).isEqualTo(deadline);
        travel.advance(Duration.ofSeconds(60));
        assertThat(clock.past()).isEqualTo(deadline.plusSeconds(60)).isEqualTo(clock.instant());
    }

    @Test
    void stopsAtADeadlineThatOpensOnlyOnTheWay() {
        due.add(START.plusSeconds(60));
        travel = new TimeTravel(clock, this::nextDue, () -> {}, () -> {
            if (ring() > 0 && rang.size() == 1) {
                due.add(clock.instant().plusSeconds(30));
            }
        });
        travel.advance(Duration.ofMinutes(5));
        assertThat(rang).containsExactly(START.plusSeconds(60), START.plusSeconds(90));
    }

    @Test
    void firesWhatWasOverdueWithoutGoingBack() {
        due.add(START.minusSeconds(60));
        travel.advance(Duration.ZERO);
        assertThat(rang).containsExactly(START);
    }

    @Test
    void doesNotTurnForEverWhereNothingHappens() {
        due.add(START.plusSeconds(60));
        TimeTravel deaf = new TimeTravel(clock, this::nextDue, () -> {}, () -> {});
        assertThatThrownBy(() -> deaf.advance(Duration.ofHours(1)))
                .isInstanceOf(TimeTravel.Stuck.class)
                .hasMessageContaining("2026-11-02T02:01:00Z");
    }

    private Optional<Instant> nextDue() {
        return due.isEmpty() ? Optional.empty() : Optional.of(due.first());
    }

    private int ring() {
        int count = 0;
        while (!due.isEmpty() && !due.first().isAfter(clock.instant())) {
            due.pollFirst();
            rang.add(clock.instant());
            count++;
        }
        return count;
    }
}
