package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.tracing.ShownTraceGroup;
import org.ballcourt.cases.tracing.Tracing;
import org.ballcourt.cases.tracing.Tracing.Decision;
import org.ballcourt.cases.view.QueueQuery;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.contracts.TraceDecision;
import org.ballcourt.contracts.TraceMeasure;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Groups of cases about the same goods with like reasons, for supervisors alone; every look is written down. */
@Tag(name = "trace-groups", description = "Groups of cases about the same goods")
@RestController("caseTraceGroupController")
record TraceGroupController(Tracing tracing, AuditTrail audit) {
    private static final int USUAL = 25;
    private static final int MOST = 100;
    private static final int LONGEST_TEXT = 4_000;
    private static final Set<String> STATES = Set.of("OPEN", "APPROVED", "DECLINED");

    record GroupList(List<ShownTraceGroup> groups, String cursor) {}

    /** What a supervisor decides. */
    record WantedMeasures(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            TraceDecision decision,

            List<TraceMeasure> measures,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST_TEXT)
            String reasons) {}

    /** @param members the newest first */
    record GroupWithMembers(ShownTraceGroup group, List<ShownTraceGroup.Member> members, String cursor) {}

    @Operation(summary = "Supervisors: groups of cases about the same goods, the newest first")
    @GetMapping("/api/trace-groups")
    ResponseEntity<GroupList> list(
            @Parameter(description = "OPEN, APPROVED or DECLINED; else all") @RequestParam(required = false)
                    String state,
            @Parameter(description = "from the page before") @RequestParam(required = false) String cursor,
            @Parameter(description = "1 to 100, else 25") @RequestParam(required = false) String limit,
            Actor reader,
            Language language) {
        CallerCheck.requireSupervisor(reader);
        RequestReading reading = new RequestReading();
        String which = state == null || state.isEmpty() ? null : state;
        if (which != null && !STATES.contains(which)) {
            reading.fault(
                    "state", Message.of("command.one-of").with("names", OneOf.of("OPEN", "APPROVED", "DECLINED")));
        }
        String after = reading.cursor(cursor);
        int most = reading.limit(limit, USUAL, MOST);
        reading.requireFaultless(null);
        Tracing.Page<ShownTraceGroup> page = tracing.page(which, after, most, language);
        audit.read(reader, page.items().stream().map(ShownTraceGroup::id).toList(), "trace-groups");
        return answer(new GroupList(page.items(), cursorAt(page.next())));
    }

    @Operation(summary = "Supervisors: one group with its figures, what is proposed, and its cases, the newest first")
    @GetMapping("/api/trace-groups/{id}")
    ResponseEntity<GroupWithMembers> one(
            @PathVariable String id,
            @Parameter(description = "from the page before") @RequestParam(required = false) String cursor,
            @Parameter(description = "1 to 100, else 25") @RequestParam(required = false) String limit,
            Actor reader,
            Language language) {
        CallerCheck.requireSupervisor(reader);
        RequestReading reading = new RequestReading();
        String after = reading.cursor(cursor);
        int most = reading.limit(limit, USUAL, MOST);
        reading.requireFaultless(null);
        ShownTraceGroup group = tracing.find(id, language).orElseThrow(TraceGroupController::none);
        Tracing.Page<ShownTraceGroup.Member> page =
                tracing.members(id, after, most).orElseThrow(TraceGroupController::none);
        audit.read(reader, List.of(id), "trace-group");
        audit.read(
                reader,
                page.items().stream().map(ShownTraceGroup.Member::caseId).toList(),
                "trace-group");
        return answer(new GroupWithMembers(group, page.items(), cursorAt(page.next())));
    }

    @Operation(
            summary = "Supervisors: approves measures for the goods of a group, or declines, once and with reasons",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = WantedMeasures.class))))
    @PostMapping("/api/trace-groups/{id}/decision")
    ResponseEntity<ShownTraceGroup> decide(
            @PathVariable String id, Actor actor, Language language, HttpServletRequest request) throws IOException {
        CallerCheck.requireSupervisor(actor);
        BodyReading body = BodyReading.of(JsonBody.read(request, null), WantedMeasures.class);
        TraceDecision decision = body.oneOf("decision", TraceDecision.class);
        List<TraceMeasure> measures = body.several("measures", TraceMeasure.class);
        String reasons = body.text("reasons", LONGEST_TEXT);
        boolean approved = decision == TraceDecision.APPROVED;
        if (decision != null && measures != null && approved == measures.isEmpty()) {
            body.reading().fault("measures", Message.of(approved ? "command.required" : "trace.no-measures"));
        }
        if (!body.reading().isFaultless() && (reasons == null || reasons.isBlank())) {
            body.reading().fault("reasons", Message.of("command.required"));
        }
        body.reading().requireFaultless(null);
        return answer(tracing.decide(id, actor, new Decision(decision, measures, reasons), language)
                .orElseThrow(TraceGroupController::none));
    }

    private static Refused none() {
        return new Refused(Problem.of("NOT_FOUND", 404, Message.of("http.no-trace-group")));
    }

    private static String cursorAt(String key) {
        return key == null ? null : QueueQuery.cursorAt(key);
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
