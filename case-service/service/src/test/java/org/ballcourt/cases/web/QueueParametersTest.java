package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import org.ballcourt.servicekit.RequestProblems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What is refused before the queue is asked: there is none here. */
class QueueParametersTest {
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new QueueController(null, null, (actor, caseIds, what) -> {}, () -> Instant.EPOCH))
            .setCustomArgumentResolvers(new CallerArguments())
            .setControllerAdvice(new RequestProblems())
            .setMessageConverters(CasesOverHttp.converters())
            .build();

    @ParameterizedTest
    @CsvSource({
        "AGENT/wang, reason=WHY, reason",
        "AGENT/wang, goodsClass=CARS, goodsClass",
        "AGENT/wang, urgent=yes, urgent",
        "AGENT/wang, open=1, open",
        "AGENT/wang, overdue=false, overdue",
        "AGENT/wang, bogus=1, bogus",
        "AGENT/wang, owner=wang, owner",
        "AGENT/wang, amount=much, amount",
        "AGENT/wang, amount=.., amount",
        "LAB/x, buyer=li, buyer",
        "CARRIER/fastship, reason=FRAUD, reason"
    })
    void namesAFaultyParameter(String actor, String query, String field) throws Exception {
        String answer = mvc.perform(CasesOverHttp.as(actor, get("/api/cases?" + query)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer).contains("MALFORMED", "\"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT/wang, sort=dueAt, sort",
        "AGENT/wang, limit=3, limit",
        "AGENT/wang, overdue=no, overdue",
        "CARRIER/fastship, reason=FRAUD, reason"
    })
    void countsByNothingThatCannotBeChosen(String actor, String query, String field) throws Exception {
        String answer = mvc.perform(CasesOverHttp.as(actor, get("/api/cases/counts?" + query)))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer).contains("MALFORMED", "\"" + field + "\"");
    }
}
