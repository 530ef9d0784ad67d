package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.ballcourt.cases.store.InMemoryLeaseRepository;
import org.ballcourt.cases.store.LeaseRepository;
import org.ballcourt.cases.store.Segments;
import org.junit.jupiter.api.Test;

class SegmentLeasesTest {
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final LeaseRepository repository = new InMemoryLeaseRepository();
    private long nanos = 1;

    private SegmentLeases process(String name) {
        return new SegmentLeases(repository, name, () -> nanos);
    }

    /** Time passes, and these processes give their signs of life. */
    private void pass(Duration time, SegmentLeases... alive) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(BEAT)) {
            nanos += BEAT.toNanos();
            for (SegmentLeases one : alive) {
                one.tick();
            }
        }
    }

    @Test
    void takesEverythingWhenAlone() {
        SegmentLeases one = process("one");
        one.tick();

        assertThat(one.owned()).hasSize(Segments.COUNT);
    }

    @Test
    void ownsNothingBeforeTheFirstSignOfLife() {
        assertThat(process("one").owns(0)).isFalse();
    }

    @Test
    void waitsWhileTheOwnerGivesSignsOfLife() {
        SegmentLeases one = process("one");
        SegmentLeases two = process("two");
        one.tick();
        two.tick();
        pass(Duration.ofMinutes(1), one, two);

        Set<Integer> both = new HashSet<>(one.owned());
        both.retainAll(two.owned());
        assertThat(both).isEmpty();
    }

    @Test
    void takesOverOnlyAfterTheBeatStoodStillLongEnough() {
        SegmentLeases one = process("one");
        one.tick();
        SegmentLeases two = process("two");
        two.tick();
        pass(Duration.ofSeconds(8), two);
        assertThat(two.owned()).isEmpty();

        pass(Duration.ofSeconds(4), two);
        assertThat(two.owned()).hasSize(Segments.COUNT);
    }

    @Test
    void stopsOwningByItselfBeforeOthersTakeOver() {
        SegmentLeases one = process("one");
        one.tick();
        nanos += SegmentLeases.PATIENCE.toNanos();

        assertThat(one.owned()).isEmpty();
    }

    @Test
    void losesForGoodWhatWasTakenWhileItSlept() {
        SegmentLeases one = process("one");
        one.tick();
        SegmentLeases two = process("two");
        two.tick();
        pass(Duration.ofSeconds(14), two);
        one.tick();

        assertThat(one.owned()).isEmpty();
        assertThat(two.owned()).hasSize(Segments.COUNT);
    }

    @Test
    void sharesWithANewcomer() {
        SegmentLeases one = process("one");
        one.tick();
        SegmentLeases two = process("two");
        two.tick();
        pass(Duration.ofSeconds(10), one, two);

        assertThat(one.owned()).hasSize(Segments.COUNT / 2);
        assertThat(two.owned()).hasSize(Segments.COUNT / 2).doesNotContainAnyElementsOf(one.owned());
    }

    @Test
    void leavesItsShareToOthersWhenItStops() {
        SegmentLeases one = process("one");
        one.tick();
        SegmentLeases two = process("two");
        two.tick();
        one.release();
        pass(BEAT, two);

        assertThat(one.owned()).isEmpty();
        assertThat(two.owned()).hasSize(Segments.COUNT);
    }

    @Test
    void leavesItsShareToOthersWhenItDies() {
        SegmentLeases one = process("one");
        SegmentLeases two = process("two");
        one.tick();
        two.tick();
        pass(Duration.ofSeconds(10), one, two);
        pass(Duration.ofSeconds(16), two);

        assertThat(two.owned()).hasSize(Segments.COUNT);
    }

    @Test
    void goesOnAtOnceUnderANameThatNobodyElseCanHave() {
        process("only").tick();
        SegmentLeases restarted = process("only");
        restarted.tick();

        assertThat(restarted.owned()).hasSize(Segments.COUNT);
    }
}
