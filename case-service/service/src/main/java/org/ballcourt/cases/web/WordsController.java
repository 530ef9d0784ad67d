package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import org.ballcourt.messages.Language;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the names of the API are called by people. */
@Tag(name = "vocabulary")
@RestController("caseWordsController")
class WordsController {
    /** Another version of the product may have others. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** @param words by the name of the field, e.g. {@code reason}, and then by the code that stands there */
    record Words(String language, Map<String, Map<String, String>> words) {}

    @Operation(
            summary = "What every code of an answer is called in the reader's language",
            security = {})
    @GetMapping("/api/words")
    ResponseEntity<Words> words(Language language) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new Words(language.code(), WordBook.in(language)));
    }
}
