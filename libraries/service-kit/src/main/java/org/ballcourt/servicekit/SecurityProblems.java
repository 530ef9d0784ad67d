package org.ballcourt.servicekit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers callers without a valid token, or with one for something else, like every other "no". */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final PersonLimits limits;

    SecurityProblems(PersonLimits limits) {
        this.limits = limits;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (isOfToken(failure) && limits.turnsAwayRefusedToken(request, response)) {
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        ProblemResponse.write(Problem.ofStatus(401), request, response);
    }

    /** Whoever showed none was counted already. */
    private static boolean isOfToken(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        ProblemResponse.write(Problem.ofStatus(403), request, response);
    }
}
