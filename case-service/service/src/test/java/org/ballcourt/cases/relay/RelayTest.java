package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.ANSWER_LOST;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.REQUEST_LATE;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.REQUEST_LOST;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.relay.RelayWorld.Node;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitSideEffect;
import org.ballcourt.cases.store.Segments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Schedules told step by step. */
@ExtendWith(OutputCaptureExtension.class)
class RelayTest {
    private final RelayWorld world = new RelayWorld();
    private final Node node = world.node();

    @Test
    void sendsACommitAsSoonAsItHearsOfIt() {
        node.hears(world.commit("BC-1")).turns();

        assertThat(world.network).extracting(sent -> sent.event.seq()).containsExactly(1L);
    }

    @Test
    void findsWhatNobodyToldIt() {
        world.commit("BC-1");
        node.sweeps().turns();

        assertThat(world.network).hasSize(1);
    }

    @Test
    void saysOnceThatTheStoreIsAwayHoweverManyCasesWait(CapturedOutput output) {
        for (int i = 0; i < 20; i++) {
            world.commit("BC-" + i);
        }
        world.away = true;
        node.sweeps().turns();

        assertThat(node.relay.hasLeftSomething()).isTrue();
        assertThat(output.getAll().lines().filter(line -> line.contains("20 cases")))
                .hasSize(1);
        assertThat(output.getAll()).doesNotContain("\tat ");

        world.away = false;
        node.sweeps().turns();
        assertThat(world.network).hasSize(20);
    }

    /** Whoever measures from the last try sees no outage that lasts longer than a try. */
    @Test
    void saysSinceWhenACaseWaitsHoweverOftenItsSendingFails() {
        node.hears(world.commit("BC-1")).turns();
        for (int tries = 0; tries < 3; tries++) {
            world.nanos += 15;
            world.last().fails();
            node.turns();
            assertThat(node.relay.oldest()).isEqualTo(1);
            node.sweeps().turns();
            assertThat(node.relay.oldest()).isEqualTo(1);
        }
        world.last().arrives().isAcknowledged();
        node.turns();
        assertThat(node.relay.oldest()).isZero();
    }

    @Test
    void waitsForNothingThatAnotherSent() {
        node.hears(world.commit("BC-1")).turns();
        world.last().fails();
        node.turns();
        world.settle(world.node());
        node.inputs.add(new RelayInput.Found("BC-1"));
        node.turns();
        assertThat(node.relay.oldest()).isZero();
    }

    @Test
    void waitsForNothingThatIsAnothersByNow() {
        Set<String> lost = new HashSet<>();
        Node former = world.node(caseId -> !lost.contains(caseId));
        former.hears(world.commit("BC-1")).turns();
        world.last().fails();
        former.turns();
        assertThat(former.relay.oldest()).isEqualTo(1);
        lost.add("BC-1");
        assertThat(former.relay.oldest()).isZero();
    }

    @Test
    void marksOnlyAfterTheAcknowledgement() {
        node.hears(world.commit("BC-1")).turns();
        world.last().arrives();
        node.turns();
        assertThat(world.isPending("BC-1")).isTrue();

        world.last().isAcknowledged();
        node.turns();
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void hasOneEventOfACaseUnderWayAtATime() {
        node.hears(world.commit("BC-1", 3)).turns();
        assertThat(world.network).hasSize(1);

        world.last().arrives().isAcknowledged();
        node.turns();
        assertThat(world.network).extracting(sent -> sent.event.seq()).containsExactly(1L, 2L);
        assertThat(world.isPending("BC-1")).isTrue();
    }

    @Test
    void hasManyCasesUnderWayAtOnce() {
        for (int i = 0; i < 50; i++) {
            node.hears(world.commit("BC-" + i));
        }
        node.turns();

        assertThat(world.network).hasSize(50);
    }

    @Test
    void sendsWhatWasForgottenBeforeWhatItHeardOf() {
        world.commit("BC-1");
        node.hears(world.commit("BC-1")).turns();

        assertThat(world.last().event.seq()).isEqualTo(1);
    }

    @Test
    void goesOnAfterWhatTheStoreHasMarked() {
        world.commit("BC-1");
        world.settle(world.node());
        world.network.clear();
        node.hears(world.commit("BC-1")).turns();

        assertThat(world.network).extracting(sent -> sent.event.seq()).containsExactly(2L);
    }

    @Test
    void stopsTheCaseWhenASendFails() {
        node.hears(world.commit("BC-1", 2)).turns();
        world.last().fails();
        node.turns();
        assertThat(world.network).hasSize(1);

        node.sweeps().turns();
        assertThat(world.last().event.seq()).isEqualTo(1);
        world.settle(node);
        assertThat(world.topicOf("BC-1")).containsExactly(1L, 2L);
    }

    @Test
    void takesUpAgainWhatCouldNotEvenBeSent() {
        world.unreachable = true;
        node.hears(world.commit("BC-1")).hears(world.commit("BC-2")).turns();
        world.unreachable = false;
        node.turns();
        node.sweeps().turns();
        world.settle(node);

        assertThat(world.topicOf("BC-1")).containsExactly(1L);
        assertThat(world.topicOf("BC-2")).containsExactly(1L);
    }

    @Test
    void stopsNoOtherCaseWhenASendFails() {
        node.hears(world.commit("BC-1")).turns();
        world.last().fails();
        node.hears(world.commit("BC-2")).turns();
        world.last().arrives().isAcknowledged();
        node.turns();

        assertThat(world.isPending("BC-2")).isFalse();
    }

    @Test
    void losesNothingWhenItDiesBeforeSending() {
        node.hears(world.commit("BC-1"));
        node.crashes();
        world.settle(world.node());

        assertThat(world.topicOf("BC-1")).containsExactly(1L);
    }

    @Test
    void sendsAgainWhenItDiesAfterSending() {
        node.hears(world.commit("BC-1", 2)).turns();
        world.last().arrives();
        node.crashes();
        world.settle(world.node());

        assertThat(world.topicOf("BC-1")).containsExactly(1L, 1L, 2L);
    }

    @Test
    void sendsAgainWhenItDiesAfterTheAcknowledgement() {
        node.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        node.crashes();
        world.settle(world.node());

        assertThat(world.topicOf("BC-1")).containsExactly(1L, 1L);
    }

    @Test
    void sendsNothingAgainWhenItDiesAfterTheMark() {
        node.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        node.turns();
        node.crashes();
        world.settle(world.node());

        assertThat(world.topicOf("BC-1")).containsExactly(1L);
    }

    @Test
    void bringsOnlyDuplicatesWhenAnOldOwnerGoesOn() {
        Node zombie = world.node();
        zombie.hears(world.commit("BC-1")).turns();
        RelayWorld.Sent late = world.network.removeLast();
        world.settle(node);
        world.commit("BC-1");
        world.settle(node);
        late.arrives().isAcknowledged();
        zombie.turns();
        world.settle(zombie);

        assertThat(world.topicOf("BC-1")).containsExactly(1L, 2L, 1L);
        assertThat(world.stored.load("BC-1").relayed()).isEqualTo(2);
    }

    @Test
    void doesNotLetAnOldOwnerMarkWhatItDidNotSend() {
        Node zombie = world.node();
        zombie.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        world.commit("BC-1");
        zombie.turns();

        assertThat(world.isPending("BC-1")).isTrue();
        assertThat(world.stored.load("BC-1").relayed()).isZero();
    }

    @Test
    void sendsTheNewCommitWhenTheMarkCameTooLateForIt() {
        node.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        world.commit("BC-1");
        node.turns().turns();

        assertThat(world.topicOf("BC-1")).containsExactly(1L);
        assertThat(world.last().event.seq()).isEqualTo(2);
    }

    @Test
    void doesNotSendAStaleHintTwice() {
        CaseLog first = world.commit("BC-1");
        CaseLog second = world.commit("BC-1");
        node.hears(first).turns();
        world.last().arrives().isAcknowledged();
        node.turns().turns();
        world.last().arrives().isAcknowledged();
        node.turns();
        node.hears(second).turns().turns();

        assertThat(world.network).hasSize(2);
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void looksAgainWhenTheAnswerToAMarkIsLost() {
        node.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        world.store.onMark(ANSWER_LOST);
        node.turns();
        world.settle(node);

        assertThat(world.topicOf("BC-1")).containsExactly(1L);
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void marksAgainWhenAMarkIsLost() {
        node.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        world.store.onMark(REQUEST_LOST);
        node.turns();
        assertThat(world.isPending("BC-1")).isTrue();

        world.settle(node);
        assertThat(world.topicOf("BC-1")).containsExactly(1L);
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void isNotHarmedByAMarkThatComesLate() {
        node.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        world.store.onMark(REQUEST_LATE);
        node.turns();
        world.commit("BC-1");
        world.settle(node);
        world.commit("BC-1");
        world.store.deliverLate();

        assertThat(world.isPending("BC-1")).isTrue();
        assertThat(world.stored.load("BC-1").relayed()).isEqualTo(2);
    }

    @Test
    void leavesAloneWhatItDoesNotOwn() {
        Node other = world.node(caseId -> !caseId.equals("BC-1"));
        other.hears(world.commit("BC-1")).hears(world.commit("BC-2")).turns();

        assertThat(world.network)
                .extracting(sent -> sent.event.event().caseId())
                .containsExactly("BC-2");
    }

    @Test
    void stopsWhenItNoLongerOwnsTheCase() {
        Set<String> mine = new HashSet<>(List.of("BC-1"));
        Node losing = world.node(mine::contains);
        losing.hears(world.commit("BC-1", 2)).turns();
        mine.clear();
        world.last().arrives().isAcknowledged();
        losing.turns();

        assertThat(world.network).hasSize(1);
        assertThat(losing.relay.inFlight()).isZero();
    }

    @Test
    void letsFollowersActBeforeTheMark() {
        List<Boolean> pendingWhenCalled = new ArrayList<>();
        CommitSideEffect sideEffect = (log, commits) -> pendingWhenCalled.add(world.isPending(log.caseId()));
        Node following = world.node(caseId -> true, sideEffect);
        following.hears(world.commit("BC-1")).turns();
        assertThat(pendingWhenCalled).isEmpty();
        world.last().arrives().isAcknowledged();
        following.turns();

        assertThat(pendingWhenCalled).containsExactly(true);
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void asksAFailingFollowerAgain() {
        List<Integer> calls = new ArrayList<>();
        CommitSideEffect sideEffect = (log, commits) -> {
            calls.add(commits.size());
            if (calls.size() == 1) {
                throw new IllegalStateException("not now");
            }
        };
        Node following = world.node(caseId -> true, sideEffect);
        following.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        following.turns();
        assertThat(world.isPending("BC-1")).isTrue();

        world.settle(following);
        assertThat(calls).containsExactly(1, 1);
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void doesNotRepeatWhatItSentBecauseAFollowerFailed() {
        CommitSideEffect sideEffect = new CommitSideEffect() {
            private boolean failed;

            @Override
            public void apply(CaseLog log, List<Commit> commits) {
                if (!failed) {
                    failed = true;
                    throw new IllegalStateException("not now");
                }
            }
        };
        Node following = world.node(caseId -> true, sideEffect);
        following.hears(world.commit("BC-1")).turns();
        world.last().arrives().isAcknowledged();
        following.turns();
        world.settle(following);

        assertThat(world.topicOf("BC-1")).containsExactly(1L);
    }

    @Test
    void marksAFencedLogWithoutSending() {
        world.stored.fence(world.stored.load("BC-1"));
        node.sweeps().turns();

        assertThat(world.network).isEmpty();
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void doesNotLetOneUnreadableCaseHoldUpTheOthers() {
        world.commit("BC-1");
        world.commit("BC-2");
        world.store.failLoads(1);
        node.sweeps().turns();

        assertThat(world.network).hasSize(1);
    }

    @Test
    void reportsEachAcknowledgedEventOnce() {
        node.hears(world.commit("BC-1", 2));
        world.settle(node);

        assertThat(node.reported).extracting(event -> event.seq()).containsExactly(1L, 2L);
    }

    @Test
    void sendsWhatWasCommittedWhileTheMarkWaitsWithoutReadingTheLogAgain() {
        world.store.failLoads(Integer.MAX_VALUE);
        node.hears(world.commit("BC-1")).sends();
        world.last().arrives().isAcknowledged();
        node.sends();
        node.hears(world.commit("BC-1")).sends();
        assertThat(world.topicOf("BC-1")).containsExactly(1L);
        assertThat(world.last().event.seq()).isEqualTo(2);

        node.turns();
        assertThat(world.isPending("BC-1")).isTrue();
        world.last().arrives().isAcknowledged();
        node.turns();

        assertThat(world.topicOf("BC-1")).containsExactly(1L, 2L);
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void goesOnWithWhatWasCommittedWhileAnEventIsUnderWay() {
        node.hears(world.commit("BC-1")).turns();
        node.hears(world.commit("BC-1", 2)).turns();
        assertThat(world.network).hasSize(1);
        for (int i = 0; i < 3; i++) {
            world.last().arrives().isAcknowledged();
            node.turns();
        }

        assertThat(world.topicOf("BC-1")).containsExactly(1L, 2L, 3L);
        assertThat(world.isPending("BC-1")).isFalse();
    }

    @Test
    void marksManyCasesInOneWrite() {
        for (int i = 0; i < 50; i++) {
            node.hears(world.commit("BC-" + i));
        }
        node.sends();
        world.open().forEach(sent -> {
            sent.arrives().isAcknowledged();
            node.sends();
        });
        node.turns();

        assertThat(world.marks).contains(50);
    }

    /** Nobody looks at the store: what had no room follows by itself, and is read a few cases at a time. */
    @Test
    void goesOnWithWhatHadNoRoomAsSoonAsThereIsSome() {
        int all = CasesUnderWay.MOST + 70;
        for (int i = 0; i < all; i++) {
            node.hears(world.commit("BC-" + i));
        }
        node.turns();
        assertThat(world.network).hasSize(CasesUnderWay.MOST);
        assertThat(node.relay.hasLeftSomething()).isFalse();

        world.open().forEach(sent -> sent.arrives().isAcknowledged());
        node.turns();
        node.turns();
        assertThat(world.network).hasSize(all);
        assertThat(world.readTogether).containsExactly(32, 32, 6);
        world.open().forEach(sent -> sent.arrives().isAcknowledged());
        node.turns();

        assertThat(world.stored.countPending(Segments.ALL)).isZero();
    }

    /** A hint with an old mark is looked up; many of them are one call. */
    @Test
    void looksUpManyOldHintsTogether() {
        List<CaseLog> old = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            old.add(world.commit("BC-" + i));
        }
        old.forEach(node::hears);
        world.settle(node);
        world.readTogether.clear();
        old.forEach(node::hears);
        node.turns();

        assertThat(world.readTogether).containsExactly(20);
        assertThat(world.open()).isEmpty();
    }

    @Test
    void tellsWhetherItLeftAnythingToTheStore() {
        node.hears(world.commit("BC-1")).turns();
        assertThat(node.relay.hasLeftSomething()).isFalse();
        world.last().fails();
        node.turns();

        assertThat(node.relay.hasLeftSomething()).isTrue();
        assertThat(node.relay.hasLeftSomething()).isFalse();
    }
}
