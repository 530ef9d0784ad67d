package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The time by which deadlines are counted, so that nobody shows the time left by a clock of its own. */
@Tag(name = "vocabulary")
@RestController("caseTimeController")
class TimeController {
    private final InstantSource time;
    private final boolean testMode;

    TimeController(InstantSource time, @Value("${ballcourt.test-mode:false}") boolean testMode) {
        this.time = time;
        this.testMode = testMode;
    }

    /** @param testMode whether anybody may move the clock here */
    record Now(Instant now, boolean testMode) {}

    @Operation(
            summary = "The product's time, that of the test clock included",
            security = {})
    @GetMapping("/api/time")
    ResponseEntity<Now> now() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Now(time.instant(), testMode));
    }
}
