package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.store.UnreadableLog;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.messages.Language;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A closed case shows what its order line has paid, and stays readable where the log of another case of the line does not. */
class ShowingALinesAccountTest {
    private final CasesInMemory cases = new CasesInMemory();

    private JsonNode closed(OtherCases others) {
        String caseId = cases.send(null, "BUYER/li", Samples.complaint());
        cases.send(caseId, "BUYER/li", new WithdrawComplaint("x"));
        CaseViews views =
                new CaseViews(new CaseDecider(Shipped.policies()), (_, _) -> "x", others, () -> CasesInMemory.START);
        return AnswerJson.MAPPER.valueToTree(
                views.of(cases.find(caseId).orElseThrow(), Actor.parse("BUYER/li"), Language.of("en")));
    }

    @Test
    void isReadableWhereAnotherCaseOfTheLineIsNot() {
        assertThat(closed(PaidByOthers.NOTHING).path("lineAccount").path("left").isMissingNode())
                .isFalse();

        JsonNode without = closed(new PaidByOthers((_, _) -> {
            throw new UnreadableLog("BC-0", "was changed", null);
        }));
        assertThat(without.has("lineAccount")).isFalse();
        assertThat(without.path("stage").asString()).isEqualTo("CLOSED");
    }
}
