package org.ballcourt.cases.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.ChangeTeller;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.ToldChange;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The rules in force, those before, and what changed between them. */
@Tag(name = "policies", description = "The rules, now, before and as drafts")
@RestController("casePolicyController")
record PolicyController(LoadedPolicies policies, InstantSource time) {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    /** All versions of the rules; and the one in force. */
    record Versions(String inForce, List<PolicyVersion> policies) {}

    /**
     * @param zone in which the days and hours of the market are counted
     * @param currency in which its orders are paid and its amounts are claimed
     */
    record PolicyVersion(
            String version,
            String market,
            String zone,
            String currency,
            LocalDate effectiveFrom,
            Policy.Transition transition,
            boolean inForce) {}

    record Changes(String from, String to, List<ChangeLine> changes) {}

    /**
     * @param from null where the field is new, as {@code to} is where it is gone
     * @param about what the subject is called
     * @param betterFor nobody where that cannot be told
     */
    record ChangeLine(
            String field,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            String from,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            String to,

            ToldChange.Subject subject,
            String about,
            String text,
            List<Role> betterFor) {}

    @Operation(summary = "All versions of the rules, and which is in force")
    @GetMapping("/api/policies")
    Versions all() {
        List<String> inForce =
                policies.markets(time.instant()).stream().map(Policy::version).toList();
        return new Versions(
                inForce.getFirst(),
                policies.all().stream()
                        .map(policy -> new PolicyVersion(
                                policy.version(),
                                policy.market(),
                                policy.calendar().zone().getId(),
                                policy.currency(),
                                policy.effectiveFrom(),
                                policy.transition(),
                                inForce.contains(policy.version())))
                        .toList());
    }

    /** Whoever asks for YAML gets the file as it was written, with its comments. */
    @Operation(summary = "One version of the rules, as JSON or, with Accept: application/yaml, as it was written")
    @ApiResponse(
            responseCode = "200",
            description = "The rules as policy authors write them",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema =
                                @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)),
                @Content(mediaType = "application/yaml", schema = @Schema(type = "string"))
            })
    @GetMapping(
            value = "/api/policies/{version}",
            produces = {MediaType.APPLICATION_JSON_VALUE, "application/yaml"})
    ResponseEntity<?> one(@PathVariable String version, HttpServletRequest request) {
        JsonNode document = document(version);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("yaml")
                ? ResponseEntity.ok()
                        .contentType(YAML)
                        .body(policies.text(version).getBytes(StandardCharsets.UTF_8))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }

    @Operation(summary = "What changed between two versions")
    @GetMapping("/api/policies/diff")
    Changes diff(@RequestParam String from, @RequestParam String to, Language language) {
        return new Changes(from, to, told(document(from), document(to), language));
    }

    /** What changed from one to the other, in words. */
    static List<ChangeLine> told(JsonNode before, JsonNode after, Language language) {
        Messages messages = Messages.in(language);
        return ChangeTeller.between(before, after).stream()
                .map(told -> new ChangeLine(
                        told.change().field(),
                        told.change().from(),
                        told.change().to(),
                        told.subject(),
                        messages.text(told.subject().title()),
                        messages.text(told.message()),
                        told.betterFor()))
                .toList();
    }

    private JsonNode document(String version) {
        if (!policies.has(version)) {
            throw new Refused(
                    Problem.of("NOT_FOUND", 404, Message.of("http.no-policy").with("version", version)));
        }
        return policies.document(version);
    }
}
