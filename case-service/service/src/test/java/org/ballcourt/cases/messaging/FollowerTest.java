package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.view.CaseFeed;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.ClaimAccepted;
import org.ballcourt.contracts.RecordedEvent;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private final List<String> got = new ArrayList<>();

    /** Notes what it gets, and leaves after so many events or beats. */
    private final class Page implements CaseFeed.Sink {
        private int left;

        Page(int leavesAfter) {
            left = leavesAfter;
        }

        @Override
        public void event(String position, RecordedEvent event) {
            note(event.seq() + "@" + position);
        }

        @Override
        public void idle(String position) {
            note("idle@" + position);
        }

        @Override
        public void end() {
            got.add("end");
        }

        private void note(String what) {
            got.add(what);
            if (--left == 0) {
                throw new IllegalStateException("gone");
            }
        }
    }

    private static Follower.Entry entry(int partition, long offset) {
        RecordedEvent event = new RecordedEvent(
                "case-1",
                100 + offset,
                Instant.EPOCH,
                Actor.SYSTEM,
                "c",
                new ClaimAccepted(null, BallChange.NONE),
                "",
                "");
        return new Follower.Entry(partition, offset, event);
    }

    @Test
    void getsWhatItMissedBeforeWhatIsNewAndNothingTwice() {
        Follower.History history = (from, until, reader) -> {
            for (long offset = from.next()[0]; offset < until.next()[0]; offset++) {
                reader.take(entry(0, offset));
            }
        };
        Follower follower = new Follower(
                FeedPosition.parse("2,5"), FeedPosition.parse("4,5"), history, new Page(5), Duration.ofMillis(1));
        follower.offer(entry(0, 3));
        follower.offer(entry(0, 4));
        follower.offer(entry(1, 5));
        follower.run();

        assertThat(got).containsExactly("102@3,5", "103@4,5", "idle@4,5", "104@5,5", "105@5,6", "end");
    }

    @Test
    void beatsWhileNothingHappens() {
        new Follower(FeedPosition.parse("1"), FeedPosition.parse("1"), null, new Page(3), Duration.ofMillis(1)).run();
        assertThat(got).containsExactly("idle@1", "idle@1", "idle@1", "end");
    }

    @Test
    void isSentAwayWhenItIsTooSlow() {
        Follower follower =
                new Follower(FeedPosition.parse("0"), FeedPosition.parse("0"), null, new Page(9), Duration.ofMillis(1));
        for (int i = 0; i < 3000 && follower.isOpen(); i++) {
            follower.offer(entry(0, i));
        }
        assertThat(follower.isOpen()).isFalse();
    }

    @Test
    void beginsNoLaterThanNowAndKnowsPartitionsThatCameLater() {
        assertThat(FeedPosition.parse("3,99").within(FeedPosition.parse("5,7,2")))
                .isEqualTo(FeedPosition.parse("3,7,2"));
    }

    @Test
    void takesNothingForAPositionThatIsNone() {
        for (String nonsense : List.of("", "x", "1,,2", "-1", "1,", "9".repeat(30), "1,".repeat(5000) + "1")) {
            assertThatThrownBy(() -> FeedPosition.parse(nonsense)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
