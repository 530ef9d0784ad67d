package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ballcourt.cases.door.Problem;
import org.ballcourt.cases.door.ProblemJson;
import org.ballcourt.cases.view.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers callers without a valid token, or with one for something else, like every other "no". */
@Component("caseSecurityAnswers")
class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(request, response, 401);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        write(request, response, 403);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        Problem problem = Problems.ofStatus(status);
        Language language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatus(status);
        Problems.headersOf(null, problem, language)
                .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream()
                .write(ProblemJson.of(problem, language).toString().getBytes(StandardCharsets.UTF_8));
    }
}
