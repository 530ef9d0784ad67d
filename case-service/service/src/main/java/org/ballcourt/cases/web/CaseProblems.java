package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.endpoint.CommandService;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.ProblemResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What only the case-service says no to. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CaseProblems {
    private static final Logger log = LoggerFactory.getLogger(CaseProblems.class);

    @ExceptionHandler
    ResponseEntity<byte[]> refused(CaseRejection no, HttpServletRequest request) {
        return ProblemResponse.of(CommandService.problemOf(no, null, List.of()), request);
    }

    /** A failure of ours, though nothing is lost. */
    @ExceptionHandler
    ResponseEntity<byte[]> unavailable(Unavailable away, HttpServletRequest request) {
        log.warn("{} {} could not be answered", request.getMethod(), request.getRequestURI(), away);
        return ProblemResponse.of(Problem.of("UNAVAILABLE", 503, away.message()), request);
    }
}
