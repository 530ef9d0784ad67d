package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.cases.standing.Standing;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * How somebody stands, with every reason: their own to everybody, sides' to the platform's people, the platform's people's
 * to supervisors; to buyers a seller's rung and rates, without the cases.
 */
@Tag(name = "standing", description = "How buyers, sellers and the platform's own people stand")
@RestController("caseStandingController")
record StandingController(Standings standings, AuditTrail audit, InstantSource time) {
    @Operation(summary = "The caller's own standing: points, penalty, rates, flags or ratings, each with its reasons")
    @GetMapping("/api/standing")
    ResponseEntity<Standing> own(Actor reader) {
        return of(reader, reader);
    }

    @Operation(summary = "The standing of a buyer, a seller or one of the platform's own people")
    @GetMapping("/api/standing/{role}/{id}")
    ResponseEntity<Standing> one(@PathVariable String role, @PathVariable String id, Actor reader) {
        Actor subject = Stream.of(Role.values())
                .filter(known -> known.name().equals(role))
                .findFirst()
                .map(known -> new Actor(known, id))
                .orElse(null);
        return of(subject, reader);
    }

    private ResponseEntity<Standing> of(Actor subject, Actor reader) {
        if (subject != null && subject.role() == Role.SELLER && reader != null && reader.role() == Role.BUYER) {
            return answer(standings.ofSellerForBuyers(subject, time.instant()).orElseThrow(StandingController::nobody));
        }
        Actor shown = Optional.ofNullable(subject)
                .filter(found -> found.role().isSide() || found.role().isPlatform())
                .filter(found -> reader != null)
                .filter(found -> reader.equals(found) || reader.role().isPlatform())
                .orElseThrow(StandingController::nobody);
        if (shown.role().isPlatform() && !reader.equals(shown) && reader.role() != Role.SUPERVISOR) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("http.colleagues")));
        }
        if (reader.role().isPlatform() && !reader.equals(shown)) {
            audit.read(reader, List.of(shown.toString()), "standing");
        }
        return answer(standings.of(shown, time.instant()));
    }

    private static ResponseEntity<Standing> answer(Standing standing) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(standing);
    }

    /** The same for a stranger's standing and for none at all. */
    private static Refused nobody() {
        return new Refused(Problem.of("NOT_FOUND", 404, Message.of("http.no-standing")));
    }
}
