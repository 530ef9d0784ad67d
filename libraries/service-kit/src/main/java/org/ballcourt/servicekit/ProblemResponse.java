package org.ballcourt.servicekit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ballcourt.messages.Language;
import org.ballcourt.wire.Wire;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as {@code application/problem+json}, in the language that the reader prefers. */
public final class ProblemResponse {
    /** In the order of the record: what people look at first comes first. */
    private static final JsonMapper MAPPER = Wire.json()
            .rebuild()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private static final int RETRY_AFTER_SECONDS = 1;

    private ProblemResponse() {}

    /** For a handler of exceptions. */
    public static ResponseEntity<byte[]> of(Problem problem, HttpServletRequest request) {
        return of(problem, request, HttpHeaders.EMPTY);
    }

    /** With headers of its own in place of the usual ones, such as {@code Allow} or {@code Retry-After}. */
    static ResponseEntity<byte[]> of(Problem problem, HttpServletRequest request, HttpHeaders more) {
        Language language = languageOf(request);
        return ResponseEntity.status(problem.status())
                .headers(headers -> {
                    headers.putAll(headers(problem, language));
                    headers.putAll(more);
                })
                .body(bytes(problem, language));
    }

    /** Where no controller was asked. */
    static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(problem, request, response, HttpHeaders.EMPTY);
    }

    /** With headers of its own in place of the usual ones, such as {@code Retry-After}. */
    static void write(Problem problem, HttpServletRequest request, HttpServletResponse response, HttpHeaders own)
            throws IOException {
        Language language = languageOf(request);
        response.setStatus(problem.status());
        SecurityHeaders.addMissing(response);
        HttpHeaders headers = headers(problem, language);
        headers.putAll(own);
        headers.forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.getOutputStream().write(bytes(problem, language));
    }

    /** As a part of something greater. */
    public static JsonNode json(Problem problem, Language language) {
        return MAPPER.valueToTree(problem.in(language));
    }

    static byte[] bytes(Problem problem, Language language) {
        return MAPPER.writeValueAsBytes(problem.in(language));
    }

    static Language languageOf(HttpServletRequest request) {
        return Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static HttpHeaders headers(Problem problem, Language language) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 503 || problem.status() == 429) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
        }
        return headers;
    }
}
