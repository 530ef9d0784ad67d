package org.ballcourt.escalation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.escalation.duties.HandOffStatistics;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the platform's own people how often their desks hand cases off. */
@Tag(name = "desk", description = "What the desks and their people did")
@RestController
record HandOffController(HandOffStatistics statistics) {
    /**
     * @param empty hand-offs without a new fact
     * @param fixedOwners how often that was stopped by fixing an owner
     */
    @Schema(name = "DeskHandOffs")
    record Desk(String desk, int handOffs, int empty, int fixedOwners) {}

    @Schema(name = "HandOffs")
    record Answer(List<Desk> desks) {}

    @Operation(
            summary =
                    "How often each desk handed cases off, and how often without a new fact: for the platform's people")
    @GetMapping("/api/desk/hand-offs")
    Answer handOffs(Authentication authentication) {
        Actor caller = Caller.of(authentication);
        if (caller == null || !caller.role().isPlatform()) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("escalation.for-platform-only")));
        }
        List<Desk> desks = statistics.perDesk().entrySet().stream()
                .map(e -> new Desk(
                        e.getKey().name(),
                        e.getValue().handOffs(),
                        e.getValue().empty(),
                        e.getValue().fixedOwners()))
                .toList();
        return new Answer(desks);
    }
}
