package org.ballcourt.servicekit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.LogContext;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Says beside every line that is logged for a request which case and which trace it is about. */
final class LoggedRequests implements AsyncHandlerInterceptor {
    private static final String OPEN = LoggedRequests.class.getName();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object caseId = variables == null ? null : variables.get("caseId");
        request.setAttribute(
                OPEN,
                List.of(
                        LogContext.ofTrace(request.getHeader("traceparent")),
                        LogContext.ofCase(caseId == null ? null : caseId.toString())));
        return true;
    }

    /** The thread goes on to others, also where the answer goes on. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        close(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        close(request);
    }

    private static void close(HttpServletRequest request) {
        List<?> open = (List<?>) request.getAttribute(OPEN);
        request.removeAttribute(OPEN);
        if (open != null) {
            open.reversed().forEach(context -> ((LogContext) context).close());
        }
    }
}
