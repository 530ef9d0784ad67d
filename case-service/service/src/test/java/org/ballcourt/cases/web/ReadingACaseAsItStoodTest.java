package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.DeclineOffer;
import org.ballcourt.contracts.CaseCommand.HandOff;
import org.ballcourt.contracts.CaseCommand.MakeOffer;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A case is shown as it stood after any of its events, to each who sees that event. */
class ReadingACaseAsItStoodTest {
    private static final List<String> OF_THE_PRESENT = List.of("version", "allowedActions", "lineAccount", "asked");

    private final CasesOverHttp http = new CasesOverHttp();
    private final String caseId =
            http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();
    private final Map<Integer, ObjectNode> told = new HashMap<>();

    private ObjectNode read(String reader, String query) {
        return ((ObjectNode)
                        http.sees(reader, "/api/cases/{id}" + query, caseId).json())
                .remove(OF_THE_PRESENT);
    }

    private void then(String actor, CaseCommand command) {
        http.cases.later(Duration.ofMinutes(7));
        assertThat(http.does(actor, caseId, command).status()).isEqualTo(200);
        told.put(http.cases.find(caseId).orElseThrow().events().size(), read("AGENT/wang", ""));
    }

    @Test
    void tellsWhatWasToldThen() {
        then("SELLER/shop", new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("20.00", "CNY"), "x"));
        then("BUYER/li", new DeclineOffer("offer-1", "x"));
        then("SELLER/shop", new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()));
        then("BUYER/li", new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
        then("AGENT/wang", new AcceptIntervention());
        then("AGENT/wang", new HandOff(Actor.parse("AGENT/chen"), HandOffReason.ABSENCE, List.of()));
        http.cases.later(Duration.ofDays(90));

        assertThat(told).hasSize(6);
        told.forEach((event, before) ->
                assertThat(read("AGENT/wang", "?after=" + event)).isEqualTo(before));
        assertThat(http.sees("AGENT/wang", "/api/cases/{id}?after=2", caseId)
                        .json()
                        .path("allowedActions"))
                .isEmpty();
    }

    @Test
    void tellsNobodyOfAnEventThatIsNotTheirs() {
        then("SELLER/shop", new AddStatement("x", Audience.PLATFORM));

        assertThat(http.sees("SELLER/shop", "/api/cases/{id}?after=2", caseId).status())
                .isEqualTo(200);
        assertThat(http.sees("BUYER/li", "/api/cases/{id}?after=2", caseId).status())
                .isEqualTo(400);
        assertThat(http.sees("BUYER/li", "/api/cases/{id}?after=3", caseId).status())
                .isEqualTo(400);
        assertThat(http.sees("BUYER/chen", "/api/cases/{id}?after=1", caseId).status())
                .isEqualTo(404);
    }
}
