package org.ballcourt.cases.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.cases.tracing.TracedWorld.Goods;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.TraceMeasure;
import org.ballcourt.contracts.TracedBy;
import org.ballcourt.contracts.records.TraceFigures;
import org.ballcourt.contracts.records.TraceFiguresChanged;
import org.ballcourt.contracts.records.TraceGroupOpened;
import org.ballcourt.contracts.records.TracedGoods;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cases are linked, and which speak for nothing. */
class LinkingCasesIT {
    private static final Goods LAMP = Goods.ofBatch("shop", "2026-07");
    private TracedWorld world = new TracedWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void opensAGroupOfABatchAcrossItsSellersAtTheThirdCase() {
        world.defects(LAMP, "li", "wen");
        world.looks();
        assertThat(world.shown()).isEmpty();

        world.waits("P3D");
        String third = world.files("tao", Goods.ofBatch("other", "2026-07"), Reason.WARRANTY_REFUSED);
        world.looks();

        ShownTraceGroup group = world.only();
        assertThat(group.rule()).isEqualTo("DEFECTIVE_BATCH");
        assertThat(group.state()).isEqualTo("OPEN");
        assertThat(group.goods()).isEqualTo(new TracedGoods(TracedBy.BATCH, null, null, "2026-07", "acme"));
        assertThat(group.proposed()).containsExactly(TraceMeasure.STOP_SALE, TraceMeasure.RECALL);
        assertThat(group.figures())
                .isEqualTo(new TraceFigures(
                        3, 3, 3, null, world.cases.instant().minus(Duration.ofDays(3)), world.cases.instant()));
        assertThat(world.members(group.id())).hasSize(3).startsWith(third);
        assertThat(world.told).singleElement().isInstanceOfSatisfying(TraceGroupOpened.class, opened -> {
            assertThat(opened.id()).isEqualTo(group.id() + "#1");
            assertThat(opened.because()).isEqualTo(third);
            assertThat(opened.figures()).isEqualTo(group.figures());
        });
        assertThat(group.says())
                .isEqualTo("3 cases with like reasons about batch 2026-07 of the maker acme. Proposed: stop the sale, "
                        + "recall what was sold.");
    }

    @ParameterizedTest
    @CsvSource({
        "INJURY_OR_ALLERGY, QUALITY_DEFECT, P1D, L-2, another reason",
        "QUALITY_DEFECT, QUALITY_DEFECT, P31D, L-2, too far apart",
        "PARCEL_LOST, PARCEL_LOST, P1D, L-2, no rule for it"
    })
    void linksNothingElse(Reason first, Reason others, String apart, String sku, String why) {
        Goods lamp = new Goods("shop", sku, "2026-07", null, "acme", 1);
        world.files("li", lamp, first);
        world.waits(apart);
        world.files("wen", lamp, others);
        world.waits(apart);
        world.files("tao", lamp, others);
        world.looks();

        assertThat(world.shown()).as(why).isEmpty();
    }

    @Test
    void keepsBatchesApartThatOnlyLookAlike() {
        world.defects(new Goods("shop", "L-2", "2026-07", null, "acme", 1), "li");
        world.defects(new Goods("shop", "L-2", "2026-07", null, "other", 1), "wen");
        world.defects(new Goods("shop", "L-2", "2026-07", null, null, 1), "tao");
        world.defects(new Goods("other", "L-2", "2026-07", null, null, 1), "he");
        world.defects(new Goods("shop", "L-2", "2026-08", null, "acme", 1), "mei");
        world.looks();

        assertThat(world.shown()).isEmpty();
    }

    @Test
    void takesTheLotWhereNoBatchIsKnownAndNothingForAName() {
        world.defects(new Goods("shop", "L-2", null, "K-9", "acme", 1), "li", "wen");
        world.defects(new Goods("shop", "L-2", " ", "K-9", "acme", 1), "tao");
        world.defects(new Goods("shop", "L-3", "", "  ", "acme", 1), "he", "mei", "yu");
        world.looks();

        assertThat(world.only().goods()).isEqualTo(new TracedGoods(TracedBy.BATCH, null, null, "K-9", "acme"));
    }

    @Test
    void countsAnOrderLineOnce() {
        world.files("li", LAMP, Reason.WARRANTY_REFUSED, "O-same", "CNY");
        world.defects(LAMP, "wen");
        world.files("li", LAMP, Reason.QUALITY_DEFECT, "O-same", "CNY");
        world.looks();
        assertThat(world.shown()).as("two lines").isEmpty();

        world.defects(LAMP, "tao");
        world.looks();
        assertThat(world.only().figures().cases()).isEqualTo(4);
        assertThat(world.only().figures().counted()).isEqualTo(3);
    }

    @Test
    void letsAWithdrawnCaseSpeakForNothing() {
        String li = world.files("li", LAMP, Reason.QUALITY_DEFECT);
        world.defects(LAMP, "wen");
        world.withdraws(li, "li");
        world.defects(LAMP, "tao");
        world.looks();
        assertThat(world.shown()).isEmpty();

        String he = world.files("he", LAMP, Reason.QUALITY_DEFECT);
        world.looks();
        ShownTraceGroup before = world.only();
        assertThat(before.figures().counted()).isEqualTo(3);
        world.withdraws(he, "he");
        world.looks();

        assertThat(world.only().figures().counted()).isEqualTo(2);
        assertThat(world.only().figures().cases()).isEqualTo(4);
        assertThat(world.told.getLast())
                .isInstanceOfSatisfying(
                        TraceFiguresChanged.class,
                        changed -> assertThat(changed.because()).isEqualTo(he));
        assertThat(world.tracing().members(before.id(), null, 100).orElseThrow().items())
                .filteredOn(member -> !member.counts())
                .extracting(ShownTraceGroup.Member::caseId)
                .containsExactlyInAnyOrder(li, he);
    }

    @Test
    void asksWhatShareOfTheSalesItIs() {
        List<String> asked = new ArrayList<>();
        world.sales = (goods, since, until) -> {
            asked.add(goods.batch() + " " + since);
            return OptionalLong.of(1000);
        };
        world.defects(LAMP, "li", "wen");
        world.looks();
        assertThat(asked).as("too few anyway").isEmpty();

        world.defects(LAMP, "tao", "he");
        world.looks();
        assertThat(world.shown()).as("4 of 1000, and the rule wants 5").isEmpty();

        world.defects(LAMP, "mei");
        world.looks();
        assertThat(world.only().figures().sold()).isEqualTo(1000);
        assertThat(world.only().shareOfSales()).isEqualByComparingTo("0.005");
        assertThat(asked).as("of a batch all that were ever sold").containsOnly("2026-07 null");
    }

    @Test
    void countsPiecesForTheShare() {
        world.sales = (goods, since, until) -> OptionalLong.of(1000);
        world.defects(new Goods("shop", "L-2", "2026-07", null, "acme", 2), "li", "wen", "tao");
        world.looks();

        assertThat(world.only().figures().pieces()).isEqualTo(6);
    }

    @Test
    void waitsForAnOrderSystemThatIsAwayAndHoldsUpNobodyElse() {
        world.sales = (goods, since, until) -> {
            throw new Unavailable(Message.of("store.unavailable"), null);
        };
        world.defects(LAMP, "li", "wen", "tao");
        for (String buyer : List.of("he", "mei")) {
            world.files(buyer, LAMP, Reason.INJURY_OR_ALLERGY);
        }
        world.hears();
        TraceWatch watch = world.watch();
        assertThatThrownBy(watch::pass).isInstanceOf(Unavailable.class);
        assertThat(world.only().rule()).isEqualTo("INJURED_BY_BATCH");
        assertThat(world.traced.countDue()).isEqualTo(3);

        world.sales = (goods, since, until) -> OptionalLong.empty();
        watch.pass();
        assertThat(world.shown())
                .extracting(ShownTraceGroup::rule)
                .containsExactlyInAnyOrder("INJURED_BY_BATCH", "DEFECTIVE_BATCH");
        assertThat(world.traced.countDue()).isZero();
    }

    @Test
    void keepsWhatWasSoldWhereTheOrderSystemIsAwayLater() {
        world.sales = (goods, since, until) -> OptionalLong.of(100);
        world.defects(LAMP, "li", "wen", "tao");
        world.looks();
        world.sales = (goods, since, until) -> {
            throw new Unavailable(Message.of("store.unavailable"), null);
        };
        world.defects(LAMP, "he");
        world.looks();

        assertThat(world.only().figures().counted()).isEqualTo(4);
        assertThat(world.only().figures().sold()).isEqualTo(100);
    }

    @Test
    void linksWithinAMarketAlone() {
        world.files("li", LAMP, Reason.QUALITY_DEFECT, "O-eu-1", "EUR");
        world.files("wen", LAMP, Reason.QUALITY_DEFECT, "O-eu-2", "EUR");
        world.defects(LAMP, "tao", "he");
        world.looks();
        assertThat(world.shown()).isEmpty();

        world.files("mei", LAMP, Reason.QUALITY_DEFECT, "O-eu-3", "EUR");
        world.looks();
        assertThat(world.only().market()).isEqualTo("eu-marketplace");
        assertThat(world.only().figures().cases()).isEqualTo(3);
        assertThat(world.members(world.only().id())).hasSize(3);
    }
}
