package org.ballcourt.cases.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.tracing.TracedWorld.Goods;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.TraceDecision;
import org.ballcourt.contracts.records.TraceFiguresChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A group through its life: it opens once, whatever comes twice, late or at the same time, and is told in order. */
class GroupsInTimeIT {
    private static final Goods LAMP = Goods.ofBatch("shop", "2026-07");
    private TracedWorld world = new TracedWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void declines(ShownTraceGroup group) {
        world.tracing()
                .decide(
                        group.id(),
                        Actor.parse("SUPERVISOR/gao"),
                        new Tracing.Decision(TraceDecision.DECLINED, List.of(), "三个买家互相认识"),
                        TracedWorld.EN);
    }

    @Test
    void openedTwiceByNobodyWhateverComesAgain() {
        world.defects(LAMP, "li", "wen", "tao", "he");
        world.hears();
        List<TraceWatch> instances = List.of(world.watch(), world.watch());
        instances.forEach(TraceWatch::pass);
        String group = world.only().id();
        assertThat(world.told(group)).containsExactly("TraceGroupOpened 1");

        world.looks();
        world.looks();
        instances.forEach(TraceWatch::pass);
        assertThat(world.told(group)).containsExactly("TraceGroupOpened 1");
        assertThat(world.documents()).isEqualTo(1);
        assertThat(world.members(group)).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void countsEachLaterCaseOnceAndSaysSo() {
        world.defects(LAMP, "li", "wen", "tao");
        world.looks();
        String group = world.only().id();
        world.defects(LAMP, "he");
        String last = world.files("mei", LAMP, Reason.QUALITY_DEFECT);
        world.looks();
        world.looks();

        assertThat(world.told(group)).containsExactly("TraceGroupOpened 1", "TraceFiguresChanged 2");
        assertThat(((TraceFiguresChanged) world.told.getLast()).figures().counted())
                .isEqualTo(5);
        assertThat(world.members(group)).contains(last).hasSize(5);
    }

    @Test
    void startsAnotherGroupAfterTheDecisionAndGoesOnCountingTheOld() {
        String li = world.files("li", LAMP, Reason.QUALITY_DEFECT);
        world.defects(LAMP, "wen", "tao");
        world.looks();
        ShownTraceGroup first = world.only();
        declines(first);
        world.waits("PT1H");
        world.defects(LAMP, "he", "mei");
        world.looks();
        assertThat(world.shown()).as("the three of before count no more").hasSize(1);
        assertThat(world.members(first.id())).hasSize(3);

        world.withdraws(li, "li");
        world.waits("PT1H");
        world.defects(LAMP, "yu");
        world.looks();
        assertThat(world.shown()).extracting(ShownTraceGroup::state).containsExactly("OPEN", "DECLINED");
        assertThat(world.members(world.shown().getFirst().id())).hasSize(3);
        assertThat(world.shown().getLast().figures().counted()).isEqualTo(2);
        assertThat(world.told(first.id()))
                .containsExactly("TraceGroupOpened 1", "TraceGroupDecided 2", "TraceFiguresChanged 3");
    }

    @Test
    void holdsACaseThatIsHeardOfLate() {
        String late = world.files("li", LAMP, Reason.QUALITY_DEFECT);
        world.waits("P1D");
        List<String> others = List.of(
                world.files("wen", LAMP, Reason.QUALITY_DEFECT), world.files("tao", LAMP, Reason.QUALITY_DEFECT));
        others.forEach(id -> world.traced.take(
                List.of(world.cases.find(id).orElseThrow().events().getFirst())));
        world.watch().pass();
        assertThat(world.shown()).isEmpty();

        world.looks();
        assertThat(world.members(world.only().id())).contains(late).hasSize(3);
    }

    @Test
    void publishesInOrderWhatTheBrokerCouldNotTake() {
        world.brokerIsDown = true;
        world.defects(LAMP, "li", "wen", "tao");
        assertThatThrownBy(world::looks).hasMessage("no broker");
        assertThat(world.shown()).as("it is durable before it is published").hasSize(1);
        declines(world.only());
        assertThat(world.told).isEmpty();

        world.brokerIsDown = false;
        world.looks();
        assertThat(world.told(world.only().id())).containsExactly("TraceGroupOpened 1", "TraceGroupDecided 2");
        world.looks();
        assertThat(world.told).hasSize(2);
    }

    @Test
    void leavesCasesOfTheFirstEditionAlone() {
        world.close();
        world = new TracedWorld(Shipped.firstEdition());
        world.defects(LAMP, "li", "wen", "tao", "he");
        world.looks();

        assertThat(world.shown()).isEmpty();
        assertThat(world.traced.countDue()).isZero();
    }

    @Test
    void saysOfACaseWhetherItIsInAnyGroup() {
        String in = world.files("li", LAMP, Reason.QUALITY_DEFECT);
        world.defects(LAMP, "wen");
        world.looks();
        assertThat(world.tracing().isPartOfGroup(in)).isFalse();

        world.defects(LAMP, "tao");
        String other = world.files("he", Goods.of("shop", "X-1"), Reason.QUALITY_DEFECT);
        world.looks();
        assertThat(world.tracing().isPartOfGroup(in)).isTrue();
        assertThat(world.tracing().isPartOfGroup(other)).isFalse();
        assertThat(world.tracing().isPartOfGroup("BC-none")).isFalse();

        declines(world.only());
        assertThat(world.tracing().isPartOfGroup(in))
                .as("what was decided is not told")
                .isTrue();
    }

    @Test
    void showsGroupsAndMembersPageByPage() {
        for (String batch : List.of("a", "b", "c")) {
            world.defects(Goods.ofBatch("shop-" + batch, batch), "li", "wen", "tao");
            world.waits("PT1M");
            world.looks();
        }
        Tracing.Page<ShownTraceGroup> first = world.tracing().page(null, null, 2, TracedWorld.EN);
        Tracing.Page<ShownTraceGroup> second = world.tracing().page(null, first.next(), 2, TracedWorld.EN);
        assertThat(first.items()).extracting(group -> group.goods().batch()).containsExactly("c", "b");
        assertThat(second.items()).extracting(group -> group.goods().batch()).containsExactly("a");
        assertThat(second.next()).isNull();

        String group = second.items().getFirst().id();
        Tracing.Page<ShownTraceGroup.Member> two =
                world.tracing().members(group, null, 2).orElseThrow();
        Tracing.Page<ShownTraceGroup.Member> rest =
                world.tracing().members(group, two.next(), 2).orElseThrow();
        assertThat(two.items()).hasSize(2);
        assertThat(rest.items()).hasSize(1).doesNotContainAnyElementsOf(two.items());
        assertThat(rest.next()).isNull();
    }
}
