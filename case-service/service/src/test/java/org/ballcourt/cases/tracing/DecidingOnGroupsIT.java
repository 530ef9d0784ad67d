package org.ballcourt.cases.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.tracing.TracedWorld.Goods;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.TraceDecision;
import org.ballcourt.contracts.TraceMeasure;
import org.ballcourt.contracts.records.TraceGroupDecided;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Records;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A supervisor decides once, says why, and is no side of any of the cases. */
class DecidingOnGroupsIT {
    private static final String WHY = "CANARY 三起同批次故障，先停售并召回";
    private final TracedWorld world = new TracedWorld();
    private String group;

    @BeforeEach
    void open() {
        for (String buyer : List.of("li", "wen", "tao")) {
            world.files(buyer, Goods.ofBatch("shop", "2026-07"), Reason.QUALITY_DEFECT);
        }
        world.looks();
        group = world.only().id();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ShownTraceGroup decides(String supervisor, TraceDecision decision, String why, TraceMeasure... measures) {
        return world.tracing()
                .decide(
                        group,
                        Actor.parse(supervisor),
                        new Tracing.Decision(decision, List.of(measures), why),
                        TracedWorld.EN)
                .orElseThrow();
    }

    private void isUndecided() {
        world.looks();
        assertThat(world.only().state()).isEqualTo("OPEN");
        assertThat(world.only().version()).isEqualTo(1);
        assertThat(world.told(group)).containsExactly("TraceGroupOpened 1");
    }

    @Test
    void approvesSeveralMeasures() {
        ShownTraceGroup decided = decides(
                "SUPERVISOR/gao",
                TraceDecision.APPROVED,
                WHY,
                TraceMeasure.STOP_SALE,
                TraceMeasure.REPORT_TO_REGULATOR);
        world.looks();

        assertThat(decided.state()).isEqualTo("APPROVED");
        assertThat(decided.decision().reasons()).isEqualTo(WHY);
        assertThat(world.only()).isEqualTo(decided);
        assertThat(world.told.getLast()).isInstanceOfSatisfying(TraceGroupDecided.class, event -> {
            assertThat(event.measures()).containsExactly(TraceMeasure.STOP_SALE, TraceMeasure.REPORT_TO_REGULATOR);
            assertThat(event.by()).isEqualTo(Actor.parse("SUPERVISOR/gao"));
            assertThat(event.seq()).isEqualTo(2);
        });
    }

    @Test
    void decidesOnce() {
        decides("SUPERVISOR/gao", TraceDecision.DECLINED, WHY);

        for (String supervisor : List.of("SUPERVISOR/gao", "SUPERVISOR/other")) {
            assertThatThrownBy(() -> decides(supervisor, TraceDecision.APPROVED, WHY, TraceMeasure.RECALL))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.problem().code()).isEqualTo("GROUP_DECIDED"));
        }
        assertThat(world.only().state()).isEqualTo("DECLINED");
        assertThat(world.only().version()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"SUPERVISOR/li", "SUPERVISOR/shop", "SUPERVISOR/tao"})
    void leavesItToSomebodyWhoIsNoSideOfACaseInIt(String supervisor) {
        refuses(supervisor, WHY, RejectionCode.OWN_CASE);
        isUndecided();
    }

    @Test
    void leavesItToSomebodyWhoIsNoRelativeOfASideInIt() {
        world.related("gao", "BUYER/tao");

        assertThatThrownBy(() -> decides("SUPERVISOR/gao", TraceDecision.APPROVED, WHY, TraceMeasure.RECALL))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo("OWN_CASE"));
        isUndecided();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "ok", "停售", "too short", "..........", "1234567890123"})
    void wantsAReasonInWords(String why) {
        refuses("SUPERVISOR/gao", why, RejectionCode.REASON_MISSING);
        isUndecided();
    }

    private void refuses(String supervisor, String why, RejectionCode code) {
        assertThatThrownBy(() -> decides(supervisor, TraceDecision.APPROVED, why, TraceMeasure.RECALL))
                .isInstanceOfSatisfying(
                        CaseRejection.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void knowsNoOtherGroup() {
        assertThat(world.tracing()
                        .decide(
                                "TG-none-1",
                                Actor.parse("SUPERVISOR/gao"),
                                new Tracing.Decision(TraceDecision.DECLINED, List.of(), WHY),
                                TracedWorld.EN))
                .isEmpty();
        isUndecided();
    }

    @Test
    void keepsNoWordInPlainAndForgetsThemWithTheirKey() {
        decides("SUPERVISOR/gao", TraceDecision.DECLINED, WHY);
        world.looks();

        assertThat(world.database.getCollection("trace_groups").find(new Document()))
                .allSatisfy(document -> assertThat(document.toJson()).doesNotContain("CANARY"));
        assertThat(world.told)
                .allSatisfy(event -> assertThat(Records.write((Record) event)).doesNotContain("CANARY"));
        world.keys.destroy(group, "SUPERVISOR/gao");
        assertThat(world.only().decision().reasons()).isEqualTo("[erased]");
        assertThat(world.only().decision().decision()).isEqualTo(TraceDecision.DECLINED);
    }
}
