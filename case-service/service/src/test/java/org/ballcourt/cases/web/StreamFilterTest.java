package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.view.FollowedBalls;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.servicekit.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFilterTest {
    private final CasesInMemory cases = new CasesInMemory();
    private final OpenCase open =
            cases.find(cases.send(null, "BUYER/li", Samples.complaint())).orElseThrow();

    private boolean lets(Map<String, String> parameters) {
        return StreamFilter.of(parameters, Actor.parse("AGENT/wang"))
                .lets(open.events().getFirst(), open.parties());
    }

    @Test
    void letsThroughWhatWasAskedForAlone() {
        assertThat(lets(Map.of())).isTrue();
        assertThat(lets(Map.of("caseId", open.caseId()))).isTrue();
        assertThat(lets(Map.of("caseId", "case-other"))).isFalse();
        assertThat(lets(Map.of("seller", "shop"))).isTrue();
        assertThat(lets(Map.of("seller", "other"))).isFalse();
        assertThat(lets(Map.of("caseId", open.caseId(), "seller", "other"))).isFalse();
    }

    private List<Boolean> heard(String name, String value) {
        StreamFilter filter = StreamFilter.of(Map.of(name, value), Actor.parse("AGENT/wang"));
        FollowedBalls balls = new FollowedBalls(cases);
        return cases.find(open.caseId()).orElseThrow().events().stream()
                .map(event -> filter.lets(balls.move(event)))
                .toList();
    }

    @Test
    void hearsOfACaseWhileItStandsThereAndWhenItComesAndLeaves() {
        rejectAndAskForIntervention();
        assertThat(heard("stage", "NEGOTIATION")).containsExactly(true, true, true);
        assertThat(heard("stage", "ACCEPTANCE")).containsExactly(false, false, true);
        assertThat(heard("stage", "REVIEW")).containsOnly(false);
        assertThat(heard("holder", "SELLER")).containsExactly(true, true, false);
        assertThat(heard("holder", "SELLER/shop")).containsExactly(true, true, false);
        assertThat(heard("holder", "SELLER/sho")).containsOnly(false);
        assertThat(heard("holder", "BUYER")).containsExactly(false, true, true);
        assertThat(heard("holder", "AGENT")).containsExactly(false, false, true);
    }

    @Test
    void knowsWhoHadTheBallThoughItComesInTheMiddle() {
        rejectAndAskForIntervention();
        StreamFilter filter = StreamFilter.of(Map.of("holder", "BUYER"), Actor.parse("AGENT/wang"));
        assertThat(filter.lets(new FollowedBalls(cases)
                        .move(cases.find(open.caseId()).orElseThrow().events().getLast())))
                .isTrue();
    }

    private void rejectAndAskForIntervention() {
        cases.send(
                open.caseId(), "SELLER/shop", new RejectClaim(SellerRejectionGround.OTHER, "It is fine.", List.of()));
        cases.send(
                open.caseId(),
                "BUYER/li",
                new RequestIntervention(InterventionGround.SELLER_REJECTED, "It is not fine."));
    }

    @ParameterizedTest
    @CsvSource({"stage, NOWHERE", "holder, wang", "holder, NOBODY/x"})
    void refusesWhatThereIsNot(String name, String value) {
        assertThatThrownBy(() -> StreamFilter.of(Map.of(name, value), Actor.parse("AGENT/wang")))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT/wang, stge",
        "BUYER/li, bogus",
        "CARRIER/fastship, seller",
        "LAB/x, seller",
        "LAB/x, holder",
        "CARRIER/fastship, stage"
    })
    void knowsNoOtherParameter(String actor, String name) {
        assertThatThrownBy(() -> StreamFilter.of(Map.of(name, "x"), Actor.parse(actor)))
                .isInstanceOf(Refused.class);
    }
}
