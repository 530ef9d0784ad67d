package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class LoggedRequestsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final LoggedRequests logged = new LoggedRequests();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void saysWhichCaseAndTraceARequestIsAboutUntilItIsAnswered() {
        begin("BC-1");
        assertThat(MDC.getCopyOfContextMap()).containsEntry("caseId", "BC-1").containsEntry("traceId", TRACE);
        logged.afterCompletion(request, response, this, null);
        assertThat(MDC.get("caseId")).isNull();
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void leavesTheThreadWhereAnAnswerGoesOnElsewhereAndTakesItUpThere() {
        begin("BC-1");
        logged.afterConcurrentHandlingStarted(request, response, this);
        assertThat(MDC.get("caseId")).isNull();
        begin("BC-1");
        logged.afterCompletion(request, response, this, null);
        assertThat(MDC.get("caseId")).isNull();
    }

    @Test
    void keepsWhatIsNoIdOutOfTheLog() {
        begin("Li Qiang's case");
        assertThat(MDC.get("caseId")).isNull();
        logged.afterCompletion(request, response, this, null);
    }

    private void begin(String caseId) {
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("caseId", caseId));
        request.removeHeader("traceparent");
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(logged.preHandle(request, response, this)).isTrue();
    }
}
