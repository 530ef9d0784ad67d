package org.ballcourt.servicekit;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Answers what never reached a controller (an address that is none, say) as a problem instead of the container's page. */
public final class ContainerProblems extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemResponse.write(Problem.ofStatus(response.getStatus()), request, response);
            response.finishResponse();
        } catch (IOException gone) {
            // There is nobody left to answer.
        }
    }
}
