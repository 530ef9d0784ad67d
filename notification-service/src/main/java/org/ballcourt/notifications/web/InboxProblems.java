package org.ballcourt.notifications.web;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.ballcourt.notifications.texts.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says every "no" of this door as an RFC 9457 problem. */
@RestControllerAdvice(basePackageClasses = InboxProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class InboxProblems {
    private static final Logger log = LoggerFactory.getLogger(InboxProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(InboxRefusal refusal, HttpServletRequest request) {
        boolean chinese = NoticeLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), null) == Language.ZH;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.detail(chinese));
        problem.setTitle(refusal.status().getReasonPhrase());
        problem.setProperty("code", refusal.code());
        if (!refusal.flaws().isEmpty()) {
            problem.setProperty(
                    "errors",
                    refusal.flaws().stream()
                            .map(flaw -> Map.of("field", flaw.field(), "message", chinese ? flaw.zh() : flaw.en()))
                            .toList());
        }
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> storeFailed(MongoException failure) {
        log.error("The store failed", failure);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The store does not answer. Try again. / 存储暂不可用，请重试。");
        problem.setProperty("code", "STORE_UNAVAILABLE");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(problem);
    }
}
