package org.ballcourt.cases.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyDraft;
import org.ballcourt.cases.policy.PolicyFilesRefused;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.whatif.Scope;
import org.ballcourt.cases.whatif.WhatIf;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.servicekit.RequestTime;
import org.ballcourt.wire.Utf8;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A draft of the rules before anybody decides by it: what is wrong in it, and what it would have made of the past. */
@Tag(name = "policies")
@RestController("caseDraftController")
class DraftController {
    /** @param from the version that the draft is compared with; null where there is none */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Checked(
            String version,
            String market,
            @Schema(nullable = true) String from,
            List<PolicyController.ChangeLine> changes) {}

    private final LoadedPolicies policies;
    private final AuditTrail audit;
    private final WhatIf whatIf;

    DraftController(LoadedPolicies policies, CaseStore store, AuditTrail audit) {
        this.policies = policies;
        this.audit = audit;
        this.whatIf = new WhatIf(store, policies);
    }

    @Operation(
            summary = "All faults of a draft (YAML), or what it changes",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/yaml", schema = @Schema(type = "string"))))
    @Parameter(name = "file", in = ParameterIn.QUERY, description = "what the faults call the draft")
    @PostMapping("/api/policies/check")
    Checked check(
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            Language language)
            throws IOException {
        PolicyDraft draft = draft(request, parameters);
        Policy base = base(draft.policy());
        return new Checked(
                draft.policy().version(),
                draft.policy().market(),
                base == null ? null : base.version(),
                base == null
                        ? List.of()
                        : PolicyController.told(policies.document(base.version()), draft.document(), language));
    }

    @Operation(
            summary = "Replays closed cases under a draft (YAML); supervisors only, one run at a time",
            description = "application/x-ndjson: lines {\"replayed\": n, \"of\": m}, then {\"report\": ...}",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/yaml", schema = @Schema(type = "string"))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "One line of JSON for each step, the last with the report or a problem",
                            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))))
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "complaints filed then or later, e.g. 2026-11-04T02:00:00Z")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "complaints filed before")
    @Parameter(name = "market", in = ParameterIn.QUERY, description = "cases of this market instead of the draft's own")
    @Parameter(name = "file", in = ParameterIn.QUERY, description = "what the faults call the draft")
    @PostMapping("/api/policies/whatif")
    void whatIf(
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Actor actor,
            Language language)
            throws IOException {
        if (actor == null || actor.role() != Role.SUPERVISOR) {
            throw new Refused(Problem.of("FORBIDDEN", 403, Message.of("http.whatif.supervisors")));
        }
        PolicyDraft draft = draft(request, parameters);
        Scope scope = scope(parameters, draft.policy());
        if (!whatIf.begin()) {
            throw new Refused(Problem.of("WHAT_IF_RUNNING", 409, Message.of("http.whatif.running")));
        }
        try {
            new WhatIfAnswer(response, language, ids -> audit.read(actor, ids, "what-if"))
                    .write(progress -> whatIf.run(draft, scope, progress));
        } finally {
            whatIf.end();
        }
    }

    private Scope scope(Map<String, String> parameters, Policy draft) {
        RequestReading reading = new RequestReading();
        Scope scope = new Scope(
                instant(reading, "since", parameters),
                instant(reading, "until", parameters),
                parameters.getOrDefault("market", draft.market()));
        Set<String> markets =
                policies.all().stream().map(Policy::market).collect(Collectors.toCollection(TreeSet::new));
        if (!markets.contains(scope.market())) {
            reading.fault(
                    "market",
                    Message.of("http.no-market").with("market", scope.market()).with("loaded", markets));
        }
        reading.requireFaultless(null);
        return scope;
    }

    private static Instant instant(RequestReading reading, String name, Map<String, String> parameters) {
        String value = parameters.getOrDefault(name, "").strip();
        return reading.read(name, value, RequestTime::parse, Message.of("http.time"));
    }

    /** The version of the same name, else the newest of the same market. */
    private Policy base(Policy draft) {
        List<Policy> all = policies.all();
        return all.stream()
                .filter(policy -> policy.version().equals(draft.version()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(policy -> policy.market().equals(draft.market()))
                        .findFirst())
                .orElse(null);
    }

    private PolicyDraft draft(HttpServletRequest request, Map<String, String> parameters) throws IOException {
        String file = parameters.getOrDefault("file", "draft");
        try {
            String text = Utf8.text(request.getInputStream().readAllBytes());
            return PolicyDraft.read(file, text, policies);
        } catch (CharacterCodingException malformed) {
            throw RequestReading.refused(null, file, Message.of("request.no-utf-8"));
        } catch (PolicyFilesRefused refused) {
            throw new Refused(Problem.malformed(
                    null,
                    refused.faults().stream()
                            .map(fault -> new FieldFault(
                                    (fault.file() + ":" + fault.line() + " " + fault.field()).strip(), fault.message()))
                            .toList()));
        }
    }
}
