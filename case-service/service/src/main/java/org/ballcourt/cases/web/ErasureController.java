package org.ballcourt.cases.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.erasure.Erasures;
import org.ballcourt.cases.erasure.Erasures.Found;
import org.ballcourt.cases.store.ErasureLog.Erasure;
import org.ballcourt.cases.store.ErasureLog.Logged;
import org.ballcourt.cases.store.ErasureLog.Place;
import org.ballcourt.cases.view.QueueQuery;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Erases persons, wherever anything of them lies, for people and programs with the role for it, and tells of whom that was done. */
@Tag(name = "erasures", description = "Erasing persons, and cases of which nothing may be erased: role ERASURE")
@RestController("caseErasureController")
record ErasureController(Erasures erasures, ErasingOthers others) {
    static final int LONGEST_WHY = 1_000;
    private static final int LONGEST_PERSON = 200;
    private static final int MOST_CASES = 1_000;
    private static final int USUAL = 25;
    private static final int MOST = 100;

    /**
     * @param id left out where it was only looked for
     * @param places cases and other things in which something of them was found and is gone
     * @param files that were found; they, notices and addresses go within a minute
     * @param kept cases that are held for a court, of which nothing goes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Erased(String id, String person, List<String> places, long files, List<String> kept, Instant at) {
        static Erased of(Found found, boolean done) {
            Erasure erasure = found.erasure();
            return new Erased(
                    done ? erasure.id() : null,
                    erasure.person().toString(),
                    found.places(),
                    found.files(),
                    found.kept(),
                    erasure.at());
        }
    }

    /** What an erasure is asked for with: all fields that its body may have. */
    private record Erasing(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST_PERSON)
            String person,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST_WHY)
            String why,

            List<String> cases) {}

    /**
     * @param cases in which; empty for all
     * @param by the account of whoever asked for it
     * @param kept cases that were held then
     * @param complete whether every service was told, and the topics are cleared
     */
    record PastErasure(
            String id,
            String person,
            List<String> cases,
            String why,
            String by,
            Instant at,
            List<String> kept,
            boolean complete) {
        static PastErasure of(Logged logged) {
            Erasure erasure = logged.erasure();
            return new PastErasure(
                    erasure.id(),
                    erasure.person().toString(),
                    erasure.cases(),
                    erasure.why(),
                    erasure.by(),
                    erasure.at(),
                    erasure.kept(),
                    logged.told() && logged.cleared());
        }
    }

    /** @param cursor leads to the next, older page; left out on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErasurePage(List<PastErasure> erasures, String cursor) {}

    @Operation(
            summary = "Erases a person, in all cases or in some; with dryRun=true tells only what that would find",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Erasing.class))))
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @PostMapping({"/api/erasures", "/internal/erasures"})
    ResponseEntity<Erased> erase(
            @Parameter(description = "true to look only: nothing is done or kept") @RequestParam(required = false)
                    String dryRun,
            HttpServletRequest request,
            Authentication by)
            throws IOException {
        JsonNode given = JsonBody.read(request, null);
        BodyReading body = BodyReading.of(given, Erasing.class);
        boolean dry = Boolean.TRUE.equals(body.reading().flag("dryRun", dryRun));
        Actor person = body.reading()
                .read("person", body.required("person", LONGEST_PERSON), Actor::parse, Message.of("http.actor"));
        String why = dry ? body.text("why", LONGEST_WHY) : body.required("why", LONGEST_WHY);
        List<String> cases = cases(given.path("cases"), body.reading());
        body.reading().requireFaultless(null);
        AuditedRequest.isAbout(request, person.toString());
        cases.forEach(one -> AuditedRequest.isAbout(request, one));
        if (dry) {
            AuditedRequest.isA(request, "erasure-look");
        }
        String who = others.requireForeign(by, person, cases);
        Optional<Found> found = dry ? erasures.look(person, cases, why, who) : erasures.erase(person, cases, why, who);
        return found.map(one ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Erased.of(one, !dry)))
                .orElseThrow(() -> new Refused(Problem.of(
                        "NOT_FOUND", 404, Message.of("http.nothing-to-erase").with("person", person))));
    }

    @Operation(summary = "Whom somebody had erased, and why, the newest first")
    @GetMapping({"/api/erasures", "/internal/erasures"})
    ResponseEntity<ErasurePage> log(
            @Parameter(description = "ROLE/id; else everybody") @RequestParam(required = false) String person,
            @Parameter(description = "true for those, too, that went by time alone") @RequestParam(required = false)
                    String retention,
            @Parameter(description = "from the page before") @RequestParam(required = false) String cursor,
            @Parameter(description = "1 to 100, else 25") @RequestParam(required = false) String limit,
            HttpServletRequest request) {
        RequestReading reading = new RequestReading();
        Actor who = reading.read("person", person, Actor::parse, Message.of("http.actor"));
        boolean byTime = Boolean.TRUE.equals(reading.flag("retention", retention));
        Place before = reading.read("cursor", cursor, ErasureController::place, Message.of("http.cursor"));
        int most = reading.limit(limit, USUAL, MOST);
        reading.requireFaultless(null);
        if (who != null) {
            AuditedRequest.isAbout(request, who.toString());
        }
        List<Logged> found = erasures.log(who, byTime, before, most + 1);
        List<Logged> page = found.subList(0, Math.min(most, found.size()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ErasurePage(
                        page.stream().map(PastErasure::of).toList(),
                        found.size() > most ? cursor(page.getLast().place()) : null));
    }

    private static String cursor(Place place) {
        return QueueQuery.cursorAt(place.at().toEpochMilli() + "|" + place.id());
    }

    private static Place place(String cursor) {
        String[] parts = QueueQuery.keyOf(cursor).split("\\|", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(cursor);
        }
        return new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
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
