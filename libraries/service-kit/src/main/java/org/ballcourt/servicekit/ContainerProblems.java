package org.ballcourt.servicekit;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Answers what never reached a controller (an address that is none, say) as a problem instead of the container's page, and gives every answer
 * the headers that the security chain would have given it, since some are made before it: of requests that cannot be read, and by the filters
 * in front.
 */
public final class ContainerProblems extends ErrorReportValve {
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        SecurityHeaders.addMissing(response);
    }

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
