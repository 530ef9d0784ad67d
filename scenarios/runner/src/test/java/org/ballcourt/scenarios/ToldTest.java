package org.ballcourt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ToldTest {
    private final Told told = new Told();

    @Test
    void isNotEverythingWhileANameIsMissing() {
        told.of(json("""
                {"commands": ["AcceptClaim", "RejectClaim"], "consequences": ["GOES_ON"], "rejectionCodes": ["CASE_CLOSED"]}"""));
        told.command("AcceptClaim");
        told.rejection("CASE_CLOSED");
        told.log(json("""
                {"events": [{"type": "CaseClosed"}, {"type": "DutyLapsed", "consequence": "GOES_ON"}]}"""));

        assertThat(told.everything()).isFalse();
        assertThat(told.words())
                .isEqualTo("commands 1 of 2 (not RejectClaim), consequences 1 of 1, rejectionCodes 1 of 1");

        told.command("RejectClaim");
        assertThat(told.everything()).isTrue();
    }

    @Test
    void isNothingBeforeAProductHasSaidWhatItHas() {
        told.command("AcceptClaim");
        assertThat(told.everything()).isFalse();
        assertThat(told.words()).isEqualTo("nothing was told");
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
