package org.ballcourt.cases.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.tracing.TracedWorld.Goods;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept for tracing: nothing old undoes what is new, and nobody writes over what somebody else wrote meanwhile. */
class TracedCasesIT {
    private static final Goods LAMP = Goods.ofBatch("shop", "2026-07");
    private final TracedWorld world = new TracedWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private List<RecordedEvent> withdrawn() {
        String id = world.files("li", LAMP, Reason.QUALITY_DEFECT);
        world.withdraws(id, "li");
        return world.cases.find(id).orElseThrow().events().stream()
                .filter(TraceIntake::concerns)
                .toList();
    }

    @Test
    void keepsHowACaseEndedThoughItsFilingIsToldAgain() {
        List<RecordedEvent> events = withdrawn();
        world.traced.take(events);
        world.traced.take(List.of(events.getFirst()));

        TracedCase kept = world.traced.find(events.getFirst().caseId()).orElseThrow();
        assertThat(kept.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(kept.seq()).isEqualTo(events.getLast().seq());
    }

    @Test
    void keepsNothingOfACaseWhoseFilingIsNotKnown() {
        List<RecordedEvent> events = withdrawn();
        world.traced.take(List.of(events.getLast()));

        assertThat(world.traced.find(events.getFirst().caseId())).isEmpty();
    }

    @Test
    void staysDueWhereNewsCameWhileItWasLookedAt() {
        List<RecordedEvent> events = withdrawn();
        world.traced.take(List.of(events.getFirst()));
        List<TracedCase> looked = world.traced.due("", 10);
        world.traced.take(events);
        world.traced.done(looked);
        assertThat(world.traced.countDue()).isEqualTo(1);

        world.traced.done(world.traced.due("", 10));
        assertThat(world.traced.countDue()).isZero();
    }

    @Test
    void changesAGroupForWhoKnowsItAsItIs() {
        for (String buyer : List.of("li", "wen", "tao")) {
            world.files(buyer, LAMP, Reason.QUALITY_DEFECT);
        }
        world.looks();
        TraceGroup group = world.groups.find(world.only().id()).orElseThrow();
        TraceGroup changed = group.with(group.figures(), world.told.getFirst());
        TraceGroup next = new TraceGroup(
                group.id(),
                group.subject(),
                group.n(),
                group.market(),
                group.policy(),
                group.rule(),
                group.goods(),
                group.reasons(),
                group.marks(),
                group.from(),
                group.until(),
                group.openedAt(),
                group.figures(),
                group.proposed(),
                group.decision(),
                2,
                changed.untold());

        assertThat(world.groups.replace(group, next)).isTrue();
        assertThat(world.groups.replace(group, group.told())).isFalse();
        assertThat(world.groups.find(group.id())).contains(next);
        assertThat(world.groups.add(group)).isFalse();
    }
}
