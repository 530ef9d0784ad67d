package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.cases.standing.AgentRatings;
import org.ballcourt.cases.standing.Comparison;
import org.ballcourt.cases.standing.ComparisonPage;
import org.ballcourt.cases.standing.DeskPasses;
import org.ballcourt.cases.standing.DeskPeople;
import org.ballcourt.cases.standing.DeskReport;
import org.ballcourt.cases.standing.DeskSeries;
import org.ballcourt.cases.standing.Period;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.QueueQuery;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.AuditTrail;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the desks did, and where equal cases ended differently. */
@Tag(name = "desk", description = "What the desks and their people did")
@RestController("caseDeskController")
record DeskController(Standings standings, CaseViews views, CaseAccess access, AuditTrail audit, InstantSource time) {
    private static final int USUAL = 25;
    private static final int MOST = 100;

    @Operation(summary = "What each desk and its people did: all of it to supervisors, their own line to others")
    @GetMapping("/api/desk/figures")
    ResponseEntity<DeskReport> figures(
            @Parameter(description = "an instant; else 30 days before until") @RequestParam(required = false)
                    String from,
            @Parameter(description = "an instant; else now") @RequestParam(required = false) String until,
            Actor reader) {
        CallerCheck.requirePlatform(reader);
        boolean all = reader.role() == Role.SUPERVISOR;
        return answer(standings.desks(RequestReading.period(from, until, time.instant()), all ? null : reader));
    }

    @Operation(
            summary =
                    "What each desk did, or one of its people, step by step: any line to supervisors, their own to others")
    @GetMapping("/api/desk/series")
    ResponseEntity<DeskSeries> series(
            @Parameter(description = "an instant; else 30 days before until") @RequestParam(required = false)
                    String from,
            @Parameter(description = "an instant; else now") @RequestParam(required = false) String until,
            @Parameter(description = "how long a step is, e.g. P7D; else P1D or more") @RequestParam(required = false)
                    String step,
            @Parameter(description = "ROLE or ROLE/id of the platform; else all desks") @RequestParam(required = false)
                    String of,
            Actor reader) {
        CallerCheck.requirePlatform(reader);
        Steps asked = steps(from, until, step, of);
        return answer(standings.series(
                asked.period(), asked.length(), reader.role() == Role.SUPERVISOR ? asked.of() : reader.toString()));
    }

    /** @param of null for all */
    private record Steps(Period period, Duration length, String of) {}

    private Steps steps(String from, String until, String step, String of) {
        Period period = RequestReading.period(from, until, time.instant());
        RequestReading reading = new RequestReading();
        Duration length = reading.step(step, period);
        String whose = reading.read("of", of, DeskController::ofThePlatform, Message.of("http.of-platform"));
        reading.requireFaultless(null);
        return new Steps(period, length, whose);
    }

    @Operation(summary = "Who passed cases to whom, and how often without a new fact: for supervisors")
    @GetMapping("/api/desk/passes")
    ResponseEntity<DeskPasses> passes(
            @Parameter(description = "an instant; else 30 days before until") @RequestParam(required = false)
                    String from,
            @Parameter(description = "an instant; else now") @RequestParam(required = false) String until,
            Actor reader) {
        CallerCheck.requireSupervisor(reader);
        return answer(standings.passes(RequestReading.period(from, until, time.instant())));
    }

    @Operation(
            summary =
                    "How the sides rated the platform's people, step by step, and the newest ratings with their cases: for supervisors")
    @GetMapping("/api/desk/ratings")
    ResponseEntity<AgentRatings> ratings(
            @Parameter(description = "an instant; else 30 days before until") @RequestParam(required = false)
                    String from,
            @Parameter(description = "an instant; else now") @RequestParam(required = false) String until,
            @Parameter(description = "how long a step is, e.g. P7D; else P1D or more") @RequestParam(required = false)
                    String step,
            @Parameter(description = "ROLE or ROLE/id of the platform; else everybody") @RequestParam(required = false)
                    String of,
            Actor reader) {
        CallerCheck.requireSupervisor(reader);
        Steps asked = steps(from, until, step, of);
        // Nobody is told what was said of the desk in a case of their own.
        AgentRatings found = standings.ratings(
                asked.period(), asked.length(), asked.of(), caseId -> access.isOpenToAll(caseId, reader));
        audit.read(
                reader,
                found.ratings().stream()
                        .map(AgentRatings.GivenRating::caseId)
                        .distinct()
                        .toList(),
                "ratings");
        return answer(found);
    }

    @Operation(summary = "Who of the platform did something lately, or was named for a duty: for the platform's people")
    @GetMapping("/api/desk/people")
    ResponseEntity<DeskPeople> people(
            @Parameter(description = "an instant; else 30 days before until") @RequestParam(required = false)
                    String from,
            @Parameter(description = "an instant; else now") @RequestParam(required = false) String until,
            Actor reader) {
        CallerCheck.requirePlatform(reader);
        return answer(standings.people(RequestReading.period(from, until, time.instant())));
    }

    private static String ofThePlatform(String value) {
        Role role = value.contains("/") ? Actor.parse(value).role() : Role.valueOf(value);
        if (!role.isPlatform()) {
            throw new IllegalArgumentException(value);
        }
        return value;
    }

    @Operation(summary = "Cases with equal facts under an equal policy that ended differently, side by side")
    @GetMapping("/api/desk/consistency")
    ResponseEntity<ComparisonPage> consistency(
            @Parameter(description = "from the page before") @RequestParam(required = false) String cursor,
            @Parameter(description = "1 to 100, else 25") @RequestParam(required = false) String limit,
            Actor reader,
            Language language) {
        CallerCheck.requireSupervisor(reader);
        RequestReading reading = new RequestReading();
        String after = reading.cursor(cursor);
        int most = reading.limit(limit, USUAL, MOST);
        reading.requireFaultless(null);
        ComparisonPage page = standings.inconsistencies(
                time.instant(),
                after,
                most,
                (caseId, text) -> views.opener(caseId, language).apply(text));
        // Nobody is shown what others said in a case of their own.
        List<Comparison> shown = page.pairs().stream()
                .filter(pair -> Stream.of(pair.unlike(), pair.usual())
                        .allMatch(ending -> access.isOpenToAll(ending.caseId(), reader)))
                .toList();
        audit.read(reader, caseIds(shown), "consistency");
        return answer(new ComparisonPage(shown, page.cursor() == null ? null : QueueQuery.cursorAt(page.cursor())));
    }

    private static List<String> caseIds(List<Comparison> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.unlike().caseId(), pair.usual().caseId()))
                .toList();
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
