package org.ballcourt.servicekit;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.ballcourt.consumer.FailureKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.workers.LastResort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns everything that is not an answer into a problem, in every service; no stack trace ever leaves the house. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class RequestProblems {
    private static final Logger log = LoggerFactory.getLogger(RequestProblems.class);

    /** Null where there is nobody left to answer. */
    @ExceptionHandler
    ResponseEntity<byte[]> problem(Exception what, HttpServletRequest request) {
        if (what instanceof IOException && DisconnectedClientHelper.isClientDisconnectedException(what)) {
            return null;
        }
        HttpHeaders headers = what instanceof ErrorResponse error ? error.getHeaders() : HttpHeaders.EMPTY;
        if (what instanceof Refused refused && refused.retryAfter() != null) {
            headers = new HttpHeaders();
            headers.set(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfter().toSeconds()));
        }
        return ProblemResponse.of(problemOf(what, request), request, headers);
    }

    private static Problem problemOf(Exception what, HttpServletRequest request) {
        return switch (what) {
            case Refused refused -> refused.problem();
            case HttpRequestMethodNotSupportedException method ->
                Problem.of(
                        "METHOD_NOT_ALLOWED",
                        405,
                        Message.of("request.method-not-possible").with("method", method.getMethod()));
            case HttpMediaTypeNotSupportedException _ ->
                Problem.of("UNSUPPORTED_MEDIA_TYPE", 415, Message.of("request.send-json"));
            case HttpMediaTypeNotAcceptableException _ -> Problem.ofStatus(406);
            case MissingServletRequestParameterException missing ->
                parameter(missing.getParameterName(), "request.required");
            case MethodArgumentTypeMismatchException wrong -> parameter(wrong.getName(), "request.wrong-kind");
            case HttpMessageNotReadableException _, RequestRejectedException _ -> Problem.ofStatus(400);
            case InvalidParameterException _ -> parameter("body", "request.percent");
            case ErrorResponse error
            when error.getStatusCode().is4xxClientError() ->
                Problem.ofStatus(error.getStatusCode().value());
            default -> ours(what, request);
        };
    }

    /** A failure of ours: loud in the log, quiet to the caller. */
    private static Problem ours(Exception what, HttpServletRequest request) {
        LastResort.endIfFatal(what);
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), what);
        boolean ofTheStore = what instanceof MongoException || what instanceof FailureKind.Known;
        return ofTheStore && FailureKind.of(what) == FailureKind.TRANSIENT
                ? Problem.of("STORE_UNAVAILABLE", 503)
                : Problem.ofStatus(500);
    }

    private static Problem parameter(String name, String message) {
        return Problem.malformed(null, List.of(new FieldFault(name, Message.of(message))));
    }
}
