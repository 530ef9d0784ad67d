package org.ballcourt.cases.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.standing.Court;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AnswerReport;
import org.ballcourt.contracts.CaseCommand.DecideViolation;
import org.ballcourt.contracts.CaseCommand.ReportViolation;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.ViolationKind;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratings in a real store, beside disputes under the real rules. */
class RatingsIT {
    private static final Actor LI = Actor.parse("BUYER/li");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final Court court = new Court();
    private final TextEncryption keys = Samples.keys();
    private MongoCollection<Document> collection;
    private Ratings ratings;

    @BeforeEach
    void open() {
        collection = STORE.client().getDatabase("ratings-test").getCollection("ratings");
        collection.deleteMany(new Document());
        OrderSource orders = new OrderSource() {
            @Override
            public Optional<Order> find(String orderId, String orderLineId) {
                return court.orderOf(orderId);
            }

            @Override
            public boolean believesCallers() {
                return false;
            }

            @Override
            public void described(Order order) {}
        };
        ratings = new Ratings(
                new MongoRatings(collection),
                orders,
                court::casesOf,
                court.standings(),
                court.cases(),
                keys,
                court.cases(),
                court.cases().independence());
    }

    private ShownRating rated(int stars) {
        return ratings.rate(LI, "O-1", "1", stars, "CANARY 灯泡不亮");
    }

    private ShownRating seen(String reader) {
        return ratings.of("shop", null, 10, Actor.parse(reader)).getFirst();
    }

    private static void refuses(Runnable act, RejectionCode code) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        CaseRejection.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void takesOneOfWhoeverBoughtTheGoods() {
        court.inEvidence("li", "shop", "AGENT/wang", Reason.QUALITY_DEFECT, "129.00");
        ShownRating rating = rated(1);

        assertThat(rating.seller()).isEqualTo("shop");
        assertThat(rating.ruled()).isNull();
        assertThat(seen("BUYER/other").text()).isEqualTo("CANARY 灯泡不亮");
        refuses(() -> rated(5), RejectionCode.ALREADY_RATED);
        refuses(() -> ratings.rate(Actor.parse("BUYER/mallory"), "O-1", "1", 1, "x"), RejectionCode.NOT_YOUR_ORDER);
        refuses(() -> ratings.rate(LI, "O-99", "1", 1, "x"), RejectionCode.UNKNOWN_ORDER);
        assertThat(ratings.of("shop", null, 10, LI)).hasSize(1);
        assertThat(ratings.of("shop", "L-other", 10, LI)).isEmpty();
    }

    @Test
    void namesTheBuyerToThoseAloneWhomItConcerns() {
        court.inEvidence("li", "shop", "AGENT/wang", Reason.QUALITY_DEFECT, "129.00");
        rated(1);

        assertThat(seen("BUYER/other").by()).isNull();
        assertThat(seen("SELLER/other").by()).isNull();
        assertThat(seen("SELLER/shop").by()).isEqualTo("BUYER/li");
        assertThat(seen("BUYER/li").by()).isEqualTo("BUYER/li");
    }

    @ParameterizedTest
    @CsvSource({
        "DISMISSED, 1, true",
        "DISMISSED, 2, true",
        "DISMISSED, 3, false",
        "GRANTED, 1, false",
        "GRANTED, 4, true",
        "GRANTED, 3, false"
    })
    void isMarkedWhereAFinalRulingContradictsIt(RulingResult result, int stars, boolean contradicted) {
        court.ruled("li", "shop", "AGENT/wang", result);
        rated(stars);
        assertThat(seen("BUYER/li").ruled()).as("before it is final").isNull();
        court.waits("P8D");

        assertThat(seen("BUYER/li").ruled()).isEqualTo(result);
        assertThat(seen("BUYER/li").contradicted()).isEqualTo(contradicted);
    }

    @Test
    void isHiddenForAnUpheldReportAboutItsWriterAlone() {
        String dispute = court.ruled("li", "shop", "AGENT/wang", RulingResult.DISMISSED);
        ShownRating rating = rated(1);
        Actor supervisor = Actor.parse("SUPERVISOR/gao");
        String report = court.does(
                null,
                "SELLER/shop",
                new ReportViolation(null, ViolationKind.MALICIOUS_RATINGS, "差评勒索退款", dispute, List.of(), "BUYER/li"));
        refuses(() -> ratings.hide(rating.id(), report, supervisor), RejectionCode.GROUND_NOT_MET);
        refuses(() -> ratings.hide(rating.id(), dispute, supervisor), RejectionCode.GROUND_NOT_MET);
        refuses(() -> ratings.hide(rating.id(), "VR-none", supervisor), RejectionCode.GROUND_NOT_MET);
        court.does(report, "BUYER/li", new AnswerReport("商品确实有问题", List.of()));
        court.does(report, "SUPERVISOR/gao", new DecideViolation(MatterDecision.UPHELD, "聊天记录显示勒索差评"));
        refuses(() -> ratings.hide(rating.id(), report, supervisor), RejectionCode.GROUND_NOT_MET);
        court.waits("P30D");
        court.cases().related("lin", "SELLER/shop");
        for (String side : List.of("SUPERVISOR/li", "SUPERVISOR/shop")) {
            assertThatThrownBy(() -> ratings.hide(rating.id(), report, Actor.parse(side)))
                    .as(side)
                    .isInstanceOfSatisfying(CaseRejection.class, no -> {
                        assertThat(no.code()).isEqualTo(RejectionCode.OWN_CASE);
                        assertThat(no.message().key()).isEqualTo("http.rating.own");
                    });
        }
        assertThatThrownBy(() -> ratings.hide(rating.id(), report, Actor.parse("SUPERVISOR/lin")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo("OWN_CASE"));
        ratings.hide(rating.id(), report, supervisor);

        assertThat(ratings.of("shop", null, 10, Actor.parse("BUYER/other"))).isEmpty();
        assertThat(ratings.find(rating.id(), Actor.parse("BUYER/other"))).isEmpty();
        assertThat(ratings.find(rating.id(), LI).orElseThrow().hiddenBy()).isEqualTo(report);
    }

    @Test
    void keepsNoWordInPlainAndForgetsThemWithTheirKey() {
        court.inEvidence("li", "shop", "AGENT/wang", Reason.QUALITY_DEFECT, "129.00");
        ShownRating rating = rated(1);

        assertThat(collection.find().first().toJson()).doesNotContain("CANARY");
        keys.destroy(rating.id(), "BUYER/li");
        assertThat(seen("BUYER/li").text()).isNull();
        assertThat(seen("BUYER/li").stars()).isEqualTo(1);
    }
}
