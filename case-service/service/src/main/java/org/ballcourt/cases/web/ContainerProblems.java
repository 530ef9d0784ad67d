package org.ballcourt.cases.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.ballcourt.cases.door.Problem;
import org.ballcourt.cases.door.ProblemJson;
import org.ballcourt.cases.view.Language;

/** Answers what never reached a controller (an address that is none, say) as a problem instead of the container's page. */
public final class ContainerProblems extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Language language = Language.preferred(request.getHeader("Accept-Language"));
        Problem problem = Problems.ofStatus(response.getStatus());
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream()
                    .write(ProblemJson.of(problem, language).toString().getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            // There is nobody left to answer.
        }
    }
}
