package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.consumer.TailGapDetector.Awaited;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.records.CaseSnapshot;
import org.junit.jupiter.api.Test;

class TailGapDetectorTest {
    private static final long SECOND = 1_000_000_000L;
    private static final TopicPartition ONE = new TopicPartition("snapshots", 1);
    private static final TopicPartition TWO = new TopicPartition("snapshots", 2);

    private final TailGapDetector tails = new TailGapDetector(Duration.ofSeconds(30));

    @Test
    void asksForNothingBeforePatienceIsOver() {
        announce("a", 3, ONE, 10, 0);

        assertThat(due(29 * SECOND)).isEmpty();
        assertThat(due(30 * SECOND)).extracting(Awaited::seq).containsExactly(3L);
    }

    @Test
    void forgetsAnAnnouncementWhoseEventsCame() {
        announce("a", 3, ONE, 10, 0);
        tails.seen("a", 2);
        assertThat(due(30 * SECOND)).hasSize(1);

        tails.seen("a", 3);
        assertThat(due(30 * SECOND)).isEmpty();
    }

    @Test
    void countsPatienceFromTheFirstAnnouncementOfAnEvent() {
        announce("a", 3, ONE, 10, 0);
        announce("a", 3, ONE, 11, 10 * SECOND);
        announce("a", 2, ONE, 12, 20 * SECOND);
        assertThat(due(30 * SECOND)).hasSize(1);

        announce("a", 4, ONE, 13, 25 * SECOND);
        assertThat(due(30 * SECOND)).isEmpty();
        assertThat(due(55 * SECOND)).extracting(Awaited::seq).containsExactly(4L);
    }

    @Test
    void waitsWhileOlderEventsAreStillUnread() {
        announce("a", 3, ONE, 10, 0);

        assertThat(tails.due(30 * SECOND, 5, 100)).isEmpty();
        assertThat(tails.due(30 * SECOND, 1_001, 100)).hasSize(1);
    }

    @Test
    void givesTheOldestFirstAndNotTooManyAtOnce() {
        announce("b", 1, ONE, 1, 0);
        announce("a", 1, ONE, 2, SECOND);
        announce("c", 1, ONE, 3, 40 * SECOND);

        assertThat(due(60 * SECOND)).extracting(Awaited::caseId).containsExactly("b", "a");
        assertThat(tails.due(60 * SECOND, Long.MAX_VALUE, 1))
                .extracting(Awaited::caseId)
                .containsExactly("b");
    }

    @Test
    void letsNoNewerAnnouncementHideAnOlderOne() {
        announce("a", 1, ONE, 1, 0);
        announce("b", 1, ONE, 2, SECOND);
        announce("a", 2, ONE, 3, 40 * SECOND);

        assertThat(due(50 * SECOND)).extracting(Awaited::caseId).containsExactly("b");
    }

    @Test
    void asksAgainSoonAfterAFailureAndNoMoreAfterASuccess() {
        announce("a", 3, ONE, 10, 0);
        tails.postponed(due(30 * SECOND).getFirst(), 30 * SECOND);
        assertThat(due(34 * SECOND)).isEmpty();

        tails.settled(due(35 * SECOND).getFirst());
        assertThat(due(99 * SECOND)).isEmpty();
    }

    @Test
    void keepsANewerAnnouncementWhenAnOlderOneIsSettled() {
        announce("a", 3, ONE, 10, 0);
        Awaited older = due(30 * SECOND).getFirst();
        announce("a", 4, ONE, 11, 30 * SECOND);
        tails.settled(older);

        assertThat(due(60 * SECOND)).extracting(Awaited::seq).containsExactly(4L);
    }

    @Test
    void letsANewOwnerReadAgainWhatIsStillAwaited() {
        announce("a", 3, ONE, 10, 0);
        announce("b", 3, ONE, 12, 0);
        assertThat(tails.restartAt(ONE, 13)).isEqualTo(10);
        assertThat(tails.restartAt(TWO, 7)).isEqualTo(7);

        tails.seen("a", 3);
        assertThat(tails.restartAt(ONE, 13)).isEqualTo(12);
    }

    @Test
    void forgetsWhatBelongsToAnotherOwnerNow() {
        announce("a", 3, ONE, 10, 0);
        announce("b", 3, TWO, 10, 0);
        tails.forget(List.of(ONE));

        assertThat(due(30 * SECOND)).extracting(Awaited::caseId).containsExactly("b");
    }

    @Test
    void saysWhenItCanTakeNoMore() {
        for (int i = 0; i < 9_999; i++) {
            announce("case-" + i, 1, ONE, i, 0);
        }
        assertThat(tails.isFull()).isFalse();

        announce("one more", 1, ONE, 9_999, 0);
        assertThat(tails.isFull()).isTrue();
    }

    private void announce(String caseId, long seq, TopicPartition partition, long offset, long now) {
        tails.announced(
                new CaseSnapshot(caseId, seq, seq, "head", Stage.NEGOTIATION, null, List.of()),
                partition,
                offset,
                1_000,
                now);
    }

    private List<Awaited> due(long now) {
        return tails.due(now, Long.MAX_VALUE, 100);
    }
}
