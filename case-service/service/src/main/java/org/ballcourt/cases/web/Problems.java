package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.door.Problem;
import org.ballcourt.cases.door.Problem.FieldFault;
import org.ballcourt.cases.door.ProblemJson;
import org.ballcourt.cases.door.Refused;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.cases.view.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns everything that is not an answer into a problem; no stack trace ever leaves the house. */
@RestControllerAdvice(name = "caseProblems")
@Order(Ordered.LOWEST_PRECEDENCE)
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void readerHasGone() {
        // There is nobody left to answer.
    }

    @ExceptionHandler
    ResponseEntity<byte[]> problem(Exception what, HttpServletRequest request) {
        Problem problem = problemOf(what, request);
        Language language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return ResponseEntity.status(problem.status())
                .headers(headers -> headers.addAll(headersOf(what, problem, language)))
                .body(ProblemJson.of(problem, language).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problemOf(Exception what, HttpServletRequest request) {
        return switch (what) {
            case Refused refused -> refused.problem();
            case CaseRejection no -> Problem.of(no, null, List.of());
            case HttpRequestMethodNotSupportedException method ->
                Problem.of(
                        "METHOD_NOT_ALLOWED",
                        405,
                        new Words(method.getMethod() + " is not possible here.", "此地址不支持 " + method.getMethod() + "。"));
            case HttpMediaTypeNotSupportedException _ ->
                Problem.of("UNSUPPORTED_MEDIA_TYPE", 415, new Words("Send application/json.", "请发送 application/json。"));
            case HttpMediaTypeNotAcceptableException _ ->
                Problem.of("NOT_ACCEPTABLE", 406, new Words("There is only JSON here.", "此处仅提供 JSON。"));
            case MissingServletRequestParameterException missing ->
                parameter(missing.getParameterName(), new Words("is required", "不能缺少"));
            case MethodArgumentTypeMismatchException wrong ->
                parameter(wrong.getName(), new Words("has a value of the wrong kind", "的值类型不正确"));
            case ErrorResponse error
            when error.getStatusCode().is4xxClientError() ->
                ofStatus(error.getStatusCode().value());
            default -> ours(what, request);
        };
    }

    /** A failure of ours: loud in the log, quiet to the caller. */
    private static Problem ours(Exception what, HttpServletRequest request) {
        if (what instanceof Unavailable unavailable) {
            log.warn("{} {} could not be answered: {}", request.getMethod(), request.getRequestURI(), withCause(what));
            return Problem.of("UNAVAILABLE", 503, unavailable.words());
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), what);
        return ofStatus(500);
    }

    private static String withCause(Exception what) {
        return what.getCause() == null ? what.toString() : what + ", because of " + what.getCause();
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of("UNAUTHENTICATED", 401, new Words("A valid bearer token is missing.", "缺少有效的令牌。"));
            case 403 -> Problem.of("FORBIDDEN", 403, new Words("Your token is not for this.", "您的令牌无权执行此操作。"));
            case 404 -> Problem.of("NOT_FOUND", 404, new Words("There is nothing at this address.", "该地址没有内容。"));
            case 405 -> Problem.of("METHOD_NOT_ALLOWED", 405, new Words("Not with this method.", "不支持该方法。"));
            case 406 -> Problem.of("NOT_ACCEPTABLE", 406, new Words("There is only JSON here.", "此处仅提供 JSON。"));
            case 413 -> Problem.of("BODY_TOO_LARGE", 413, new Words("The request is too large.", "请求过大。"));
            case 415 -> Problem.of("UNSUPPORTED_MEDIA_TYPE", 415, new Words("Not in this format.", "不支持该格式。"));
            case 503 -> Problem.of("UNAVAILABLE", 503, new Words("We cannot answer just now.", "暂时无法响应。"));
            default ->
                status < 500
                        ? Problem.of("MALFORMED", 400, new Words("The request cannot be read.", "请求无法识别。"))
                        : Problem.of("FAILED", 500, new Words("Something of ours went wrong.", "系统内部出现问题。"));
        };
    }

    private static Problem parameter(String name, Words words) {
        return Problem.malformed(null, List.of(new FieldFault(name, words)));
    }

    static HttpHeaders headersOf(Exception what, Problem problem, Language language) {
        HttpHeaders headers = new HttpHeaders();
        if (what instanceof ErrorResponse error) {
            headers.putAll(error.getHeaders());
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return headers;
    }
}
