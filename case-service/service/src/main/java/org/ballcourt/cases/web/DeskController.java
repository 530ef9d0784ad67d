package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.endpoint.Problem;
import org.ballcourt.cases.endpoint.Problem.FieldFault;
import org.ballcourt.cases.standing.ComparisonPage;
import org.ballcourt.cases.standing.DeskReport;
import org.ballcourt.cases.standing.Period;
import org.ballcourt.cases.standing.Standings;
import org.ballcourt.cases.view.AuditTrail;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.Language;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the desks did, and where equal cases ended differently. */
@Tag(name = "desk")
@RestController("caseDeskController")
class DeskController {
    private static final Duration USUAL_SPAN = Duration.ofDays(30);
    private static final Duration LONGEST_SPAN = Duration.ofDays(366);
    private static final int USUAL = 25;
    private static final int MOST = 100;

    private final Standings standings;
    private final CaseViews views;
    private final AuditTrail audit;
    private final InstantSource time;

    DeskController(Standings standings, CaseViews views, AuditTrail audit, InstantSource time) {
        this.standings = standings;
        this.views = views;
        this.audit = audit;
        this.time = time;
    }

    @Operation(summary = "What each desk and its people did: all of it to supervisors, their own line to others")
    @GetMapping("/api/desk/figures")
    ResponseEntity<DeskReport> figures(
            @Parameter(description = "an instant; else 30 days before until") @RequestParam(required = false)
                    String from,
            @Parameter(description = "an instant; else now") @RequestParam(required = false) String until,
            Authentication who) {
        Actor reader = Callers.of(who);
        if (reader == null || !reader.role().isPlatform()) {
            throw new Refused(Problem.of(
                    "NOT_YOUR_ROLE", 403, new Words("Only the platform's own people may see this.", "仅平台工作人员可查看。")));
        }
        boolean all = reader.role() == Role.SUPERVISOR;
        return answer(standings.desks(period(from, until), all ? null : reader));
    }

    private Period period(String from, String until) {
        List<FieldFault> faults = new ArrayList<>();
        Instant end = instant("until", until, time.instant(), faults);
        Instant begin = instant("from", from, end.minus(USUAL_SPAN), faults);
        if (faults.isEmpty()
                && (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST_SPAN) > 0)) {
            faults.add(new FieldFault(
                    "from", new Words("must be before until, by at most 366 days", "须早于 until，且相距不超过 366 天")));
        }
        refuse(faults);
        return new Period(begin, end);
    }

    private static Instant instant(String name, String value, Instant otherwise, List<FieldFault> faults) {
        try {
            return value == null || value.isEmpty() ? otherwise : Instant.parse(value);
        } catch (DateTimeParseException wrong) {
            faults.add(new FieldFault(
                    name,
                    new Words("must be an instant such as 2026-11-04T02:00:00Z", "须为时间，例如 2026-11-04T02:00:00Z")));
            return otherwise;
        }
    }

    @Operation(summary = "Cases with equal facts under an equal policy that ended differently, side by side")
    @GetMapping("/api/desk/consistency")
    ResponseEntity<ComparisonPage> consistency(
            @Parameter(description = "from the page before") @RequestParam(required = false) String cursor,
            @Parameter(description = "1 to 100, else 25") @RequestParam(required = false) String limit,
            HttpServletRequest request,
            Authentication who) {
        Actor reader = Callers.of(who);
        if (reader == null || reader.role() != Role.SUPERVISOR) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, new Words("Only supervisors may see this.", "仅主管可查看。")));
        }
        List<FieldFault> faults = new ArrayList<>();
        String after = keyOf(cursor, faults);
        int most = limitOf(limit, faults);
        refuse(faults);
        Language language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ComparisonPage page = standings.inconsistencies(
                time.instant(),
                after,
                most,
                (caseId, text) -> views.opener(caseId, language).apply(text));
        audit.read(reader, caseIds(page), "consistency");
        return answer(new ComparisonPage(page.pairs(), page.cursor() == null ? null : cursorAt(page.cursor())));
    }

    private static List<String> caseIds(ComparisonPage page) {
        return page.pairs().stream()
                .flatMap(pair -> Stream.of(pair.unlike().caseId(), pair.usual().caseId()))
                .toList();
    }

    private static String cursorAt(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String keyOf(String cursor, List<FieldFault> faults) {
        try {
            return cursor == null || cursor.isEmpty()
                    ? null
                    : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            faults.add(new FieldFault("cursor", new Words("is none of our cursors", "不是有效的翻页标记")));
            return null;
        }
    }

    private static int limitOf(String limit, List<FieldFault> faults) {
        boolean number = limit != null && limit.matches("[0-9]{1,3}");
        int most = number ? Integer.parseInt(limit) : USUAL;
        if (limit != null && (!number || most < 1 || most > MOST)) {
            faults.add(new FieldFault("limit", new Words("must be from 1 to " + MOST, "须为 1 至 " + MOST)));
        }
        return most;
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(null, faults));
        }
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
