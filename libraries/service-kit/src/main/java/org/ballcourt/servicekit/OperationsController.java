package org.ballcourt.servicekit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How every process of every service does, for supervisors; any of them answers for all. */
@Tag(name = "operations", description = "How the processes of all services do: for supervisors")
@RestController
record OperationsController(Processes processes) {
    /** @param now by the clock of whoever answers; a process that was seen long before it has ended, or stands still */
    @Schema(name = "Operations")
    record Answer(Instant now, List<Processes.Process> processes) {}

    @Operation(
            summary =
                    "What waits in each process: what is to be published, what groups of readers have not handled, what fails")
    @GetMapping("/api/operations")
    ResponseEntity<Answer> all(Authentication who) {
        ParkedAudit.supervisor(who);
        Instant now = InstantSource.system().instant();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(now, processes.all(now)));
    }
}
