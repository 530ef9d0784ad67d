package org.ballcourt.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.erasure.Erasures;
import org.ballcourt.cases.erasure.Erasures.Found;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.AuditedRequest;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For the program that erases persons, wherever anything of them lies. */
@RestController("caseErasureController")
record ErasureController(Erasures erasures) {
    private static final int LONGEST_WHY = 1_000;
    private static final int LONGEST_PERSON = 200;
    private static final int MOST_CASES = 1_000;

    /**
     * @param places cases and other things in which something of them was found and is gone
     * @param files that were found; they, notices and addresses go within a minute
     */
    record Erased(String id, String person, List<String> places, long files, Instant at) {}

    @PostMapping("/internal/erasures")
    ResponseEntity<Erased> erase(HttpServletRequest request, Authentication by) throws IOException {
        JsonNode given = JsonBody.read(request, null);
        BodyReading body = BodyReading.of(given, Set.of("person", "why", "cases"));
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
                        found.erasure().at()));
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
