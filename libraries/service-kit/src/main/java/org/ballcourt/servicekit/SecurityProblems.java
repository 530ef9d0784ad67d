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
    private final RefusedTokens refused;

    SecurityProblems(PersonLimits limits, RefusedTokens refused) {
        this.limits = limits;
        this.refused = refused;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        // Whoever showed none was counted already.
        if (failure instanceof OAuth2AuthenticationException ofToken) {
            RefusedTokens.Reason reason = RefusedTokens.Reason.of(ofToken);
            refused.note(reason, request);
            if (limits.turnsAwayRefusedToken(reason, request, response)) {
                return;
            }
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        ProblemResponse.write(Problem.ofStatus(401), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        ProblemResponse.write(Problem.ofStatus(403), request, response);
    }
}
