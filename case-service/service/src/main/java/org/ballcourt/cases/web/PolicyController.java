package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.door.Problem;
import org.ballcourt.cases.policy.ChangeTeller;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.view.Language;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules in force, those before, and what changed between them. */
@Tag(name = "policies")
@RestController("casePolicyController")
class PolicyController {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private final LoadedPolicies policies;
    private final InstantSource time;

    PolicyController(LoadedPolicies policies, InstantSource time) {
        this.policies = policies;
        this.time = time;
    }

    @Operation(summary = "All versions of the rules, and which is in force")
    @GetMapping("/api/policies")
    JsonNode all() {
        Policy inForce = policies.inForce(time.instant());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("inForce", inForce.version());
        ArrayNode list = json.putArray("policies");
        policies.all()
                .forEach(policy -> list.addObject()
                        .put("version", policy.version())
                        .put("market", policy.market())
                        .put("effectiveFrom", policy.effectiveFrom().toString())
                        .put("transition", policy.transition().name())
                        .put("inForce", policy.version().equals(inForce.version())));
        return json;
    }

    /** Whoever asks for YAML gets the file as it was written, with its comments. */
    @Operation(summary = "One version of the rules, as JSON or, with Accept: application/yaml, as it was written")
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
    JsonNode diff(@RequestParam String from, @RequestParam String to, HttpServletRequest request) {
        Language language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("from", from).put("to", to);
        ArrayNode changes = json.putArray("changes");
        ChangeTeller.between(document(from), document(to)).forEach(told -> {
            ObjectNode line = changes.addObject().put("field", told.change().field());
            line.put("from", told.change().from());
            line.put("to", told.change().to());
            line.put("subject", told.subject().name());
            line.put("about", language.of(told.subject().title()));
            line.put("text", language.of(told.words()));
            ArrayNode better = line.putArray("betterFor");
            told.betterFor().forEach(role -> better.add(role.name()));
        });
        return json;
    }

    private JsonNode document(String version) {
        if (!policies.has(version)) {
            throw new Refused(Problem.of(
                    "NOT_FOUND",
                    404,
                    new Words("There is no policy version '" + version + "'.", "没有规则版本“" + version + "”。")));
        }
        return policies.document(version);
    }
}
