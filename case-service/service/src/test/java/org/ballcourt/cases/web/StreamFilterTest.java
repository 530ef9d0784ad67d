package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.contracts.Actor;
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

    @ParameterizedTest
    @CsvSource({"AGENT/wang, stge", "BUYER/li, bogus", "CARRIER/fastship, seller", "LAB/x, seller"})
    void knowsNoOtherParameter(String actor, String name) {
        assertThatThrownBy(() -> StreamFilter.of(Map.of(name, "x"), Actor.parse(actor)))
                .isInstanceOf(Refused.class);
    }
}
