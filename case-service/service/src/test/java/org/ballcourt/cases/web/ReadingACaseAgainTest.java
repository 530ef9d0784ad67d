package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.web.CasesOverHttp.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.web.CasesOverHttp.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingACaseAgainTest {
    private final CasesOverHttp http = new CasesOverHttp();
    private final String caseId =
            http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();

    private Reply read(String actor, String language, String path, String tag) {
        return http.send(
                as(actor, get(path, caseId)).header("Accept-Language", language).header("If-None-Match", tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases/{id}", "/api/cases/{id}/events"})
    void isSparedOnlyWhereNothingThatIsSeenHasChanged(String path) {
        String tag = read("BUYER/li", "en", path, "none").whole().getHeader("ETag");

        assertThat(read("BUYER/li", "en", path, tag).status()).isEqualTo(304);
        assertThat(read("SELLER/shop", "en", path, tag).status()).isEqualTo(200);
        assertThat(read("BUYER/li", "zh", path, tag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60 * 24 * 10})
    void isNotSparedOnceTimeHasChangedWhatOneMayDo(int minutes) {
        String tag = read("BUYER/li", "en", "/api/cases/{id}", "none").whole().getHeader("ETag");
        http.cases.later(Duration.ofMinutes(minutes));

        assertThat(read("BUYER/li", "en", "/api/cases/{id}", tag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "W/"})
    void canBeInsistedOnInACommand(String weak) {
        String tag = weak
                + read("SELLER/shop", "en", "/api/cases/{id}", "none").whole().getHeader("ETag");

        Reply first = http.send(
                as("SELLER/shop", post("/api/cases/{id}/accept-claim", caseId)).header("If-Match", tag));
        Reply second = http.send(as("BUYER/li", post("/api/cases/{id}/withdraw-complaint", caseId))
                .header("If-Match", tag));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.code()).isEqualTo("STALE_VERSION");
    }
}
