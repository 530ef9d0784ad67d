package org.ballcourt.escalation.web;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.escalation.duties.HandOffStatistics;
import org.ballcourt.servicekit.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the platform's own people how often their desks hand cases off. */
@RestController
class HandOffController {
    private final HandOffStatistics statistics;

    HandOffController(HandOffStatistics statistics) {
        this.statistics = statistics;
    }

    /**
     * @param empty hand-offs without a new fact
     * @param fixedOwners how often that was stopped by fixing an owner
     */
    record Desk(String desk, int handOffs, int empty, int fixedOwners) {}

    record Answer(List<Desk> desks) {}

    @GetMapping("/api/desk/hand-offs")
    ResponseEntity<?> handOffs(Authentication authentication) {
        Actor caller = Caller.of(authentication);
        if (caller == null || !caller.role().isPlatform()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(forPlatformOnly());
        }
        List<Desk> desks = statistics.perDesk().entrySet().stream()
                .map(e -> new Desk(
                        e.getKey().name(),
                        e.getValue().handOffs(),
                        e.getValue().empty(),
                        e.getValue().fixedOwners()))
                .toList();
        return ResponseEntity.ok(new Answer(desks));
    }

    private static ProblemDetail forPlatformOnly() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN, "Only the platform's own people may see this. / 仅平台工作人员可查看。");
        problem.setProperty("code", "NOT_YOUR_ROLE");
        return problem;
    }
}
