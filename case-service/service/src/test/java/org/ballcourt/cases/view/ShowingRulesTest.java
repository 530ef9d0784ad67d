package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.policy.PolicyVariants;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.CaseCommand.SubmitEvidence;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.messages.Language;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A case shows which rules govern it, which will, and who bears what by them. */
class ShowingRulesTest {
    private static final String NEXT = "cn-marketplace-2026-12";

    private final CasesInMemory cases = new CasesInMemory(PolicyVariants.later(
            NEXT, "2026-11-11", "LATEST\nannouncedOn: 2026-11-01", "zh: 卖家及承运人举证包裹已妥投。", "zh: 新：卖家及承运人举证包裹已妥投。"));
    private final String caseId = cases.send(null, "BUYER/li", Samples.complaint());

    private JsonNode seen(String actor, Language language) {
        return AnswerJson.MAPPER.valueToTree(
                cases.views().of(cases.find(caseId).orElseThrow(), Actor.parse(actor), language));
    }

    @Test
    void ofNowAndOfTheDayThatWasAnnounced() {
        JsonNode before = seen("SELLER/shop", Language.of("en"));
        assertThat(before.path("policy").asString()).isEqualTo("cn-marketplace-2026-01");
        assertThat(before.path("announcedPolicy").path("version").asString()).isEqualTo(NEXT);
        assertThat(before.path("announcedPolicy").path("governsFrom").asString())
                .isEqualTo("2026-11-10T16:00:00Z");
        cases.later(Duration.ofDays(9));
        JsonNode after = seen("BUYER/li", Language.of("en"));
        assertThat(after.path("policy").asString()).isEqualTo(NEXT);
        assertThat(after.has("announcedPolicy")).isFalse();
    }

    @Test
    void withTheBurdenWhereItIsAndTheClauseInTheReadersLanguage() {
        cases.send(caseId, "SELLER/shop", new RejectClaim(SellerRejectionGround.OTHER, "x", null));
        cases.send(caseId, "BUYER/li", new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
        cases.send(caseId, "AGENT/wang", new AcceptIntervention());
        JsonNode burden = seen("BUYER/li", Language.of("en")).path("burdens").path(0);
        assertThat(burden.path("bearer").asString()).isEqualTo("SELLER");
        assertThat(burden.path("bearsNow").asString()).isEqualTo("SELLER");
        assertThat(burden.has("movedBy")).isFalse();
        assertThat(burden.path("status").asString()).isEqualTo("OPEN");
        cases.upload("ev-1", "SELLER/shop");
        cases.send(caseId, "SELLER/shop", new SubmitEvidence("ev-1", "DELIVERED", "x"));
        JsonNode moved = seen("SELLER/shop", Language.of("zh")).path("burdens").path(0);
        assertThat(moved.path("bearsNow").asString()).isEqualTo("BUYER");
        assertThat(moved.path("movedBy").path("exhibit").asInt(0)).isEqualTo(1);
        assertThat(moved.path("movedBy").path("kind").asString()).isEqualTo("PHOTO");
        assertThat(moved.path("kinds").valueStream().map(JsonNode::asString)).contains("PHOTO");
        assertThat(moved.path("clause").asString()).isEqualTo("logistics.delivery");
        assertThat(moved.path("clauseText").asString()).isEqualTo("卖家及承运人举证包裹已妥投。");
        cases.later(Duration.ofDays(9));
        assertThat(seen("SELLER/shop", Language.of("zh"))
                        .path("burdens")
                        .path(0)
                        .path("clauseText")
                        .asString())
                .as("of the rules that govern now")
                .startsWith("新：");
        assertThat(seen("SELLER/shop", Language.of("en"))
                        .path("burdens")
                        .path(0)
                        .path("clauseText")
                        .asString())
                .startsWith("The seller, with the carrier, proves");
    }
}
