package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.erasure.Erasures;
import org.ballcourt.cases.erasure.Erasures.Found;
import org.ballcourt.cases.store.LegalHolds;
import org.ballcourt.cases.store.LegalHolds.Act;
import org.ballcourt.cases.store.LegalHolds.Hold;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.AuditedRequest;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For the program that erases persons, wherever anything of them lies. */
@RestController("caseErasureController")
record ErasureController(Erasures erasures, LegalHolds holds, CaseQueue queue, InstantSource time) {
    private static final int LONGEST_WHY = 1_000;
    private static final int LONGEST_PERSON = 200;
    private static final int MOST_CASES = 1_000;

    /**
     * @param places cases and other things in which something of them was found and is gone
     * @param files that were found; they, notices and addresses go within a minute
     * @param kept cases that are held for a court, of which nothing goes
     */
    record Erased(String id, String person, List<String> places, long files, List<String> kept, Instant at) {}

    /** What an erasure is asked for with: all fields that its body may have. */
    private record Erasing(String person, String why, List<String> cases) {}

    private record Why(String why) {}

    record Held(String caseId, String by, String why, Instant at) {
        static Held of(Hold hold) {
            return new Held(
                    hold.caseId(),
                    hold.held().by(),
                    hold.held().why(),
                    hold.held().at());
        }
    }

    record AllHeld(List<Held> holds) {}

    @PostMapping("/internal/erasures")
    ResponseEntity<Erased> erase(HttpServletRequest request, Authentication by) throws IOException {
        JsonNode given = JsonBody.read(request, null);
        BodyReading body = BodyReading.of(given, Erasing.class);
        Actor person = body.reading()
                .read("person", body.required("person", LONGEST_PERSON), Actor::parse, Message.of("http.actor"));
        String why = body.required("why", LONGEST_WHY);
        List<String> cases = cases(given.path("cases"), body.reading());
        body.reading().requireFaultless(null);
        AuditedRequest.isAbout(request, person.toString());
        cases.forEach(one -> AuditedRequest.isAbout(request, one));
        Found found = erasures.erase(person, cases, why, by.getName())
                .orElseThrow(() -> new Refused(Problem.of(
                        "NOT_FOUND", 404, Message.of("http.nothing-to-erase").with("person", person))));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Erased(
                        found.erasure().id(),
                        person.toString(),
                        found.places(),
                        found.files(),
                        found.kept(),
                        found.erasure().at()));
    }

    /** The cases of which nothing is erased, by nobody's wish and by no time that is over. */
    @GetMapping("/internal/holds")
    ResponseEntity<AllHeld> standing() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new AllHeld(holds.standing().stream().map(Held::of).toList()));
    }

    /** Holds a case for a court or an authority; again changes nothing. */
    @PutMapping("/internal/holds/{caseId}")
    ResponseEntity<Void> hold(@PathVariable String caseId, HttpServletRequest request, Authentication by)
            throws IOException {
        Act act = act(request, by);
        if (!queue.has(caseId)) {
            throw new Refused(Problem.ofStatus(404));
        }
        holds.hold(caseId, act);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/internal/holds/{caseId}/lift")
    ResponseEntity<Void> lift(@PathVariable String caseId, HttpServletRequest request, Authentication by)
            throws IOException {
        if (!holds.lift(caseId, act(request, by))) {
            throw new Refused(Problem.ofStatus(404));
        }
        return ResponseEntity.noContent().build();
    }

    private Act act(HttpServletRequest request, Authentication by) throws IOException {
        BodyReading body = BodyReading.of(JsonBody.read(request, null), Why.class);
        String why = body.required("why", LONGEST_WHY);
        body.reading().requireFaultless(null);
        return new Act(by.getName(), why, time.instant());
    }

    /** Left out for all. */
    private static List<String> cases(JsonNode given, RequestReading reading) {
        List<String> cases = new ArrayList<>();
        boolean known = given.isMissingNode() || given.isArray() && !given.isEmpty() && given.size() <= MOST_CASES;
        for (JsonNode one : given) {
            known &= one.isString();
            cases.add(one.asString(""));
        }
        if (!known) {
            reading.fault("cases", Message.of("http.cases").with("most", MOST_CASES));
        }
        return cases;
    }
}
