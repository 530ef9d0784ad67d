package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.door.Problem;
import org.ballcourt.cases.door.Refused;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyDiff;
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
@RestController("casePolicyDoor")
class PolicyDoor {
    private final LoadedPolicies policies;
    private final InstantSource time;

    PolicyDoor(LoadedPolicies policies, InstantSource time) {
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

    @Operation(summary = "One version of the rules")
    @GetMapping("/api/policies/{version}")
    JsonNode one(@PathVariable String version) {
        return document(version);
    }

    @Operation(summary = "What changed between two versions")
    @GetMapping("/api/policies/diff")
    JsonNode diff(@RequestParam String from, @RequestParam String to) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("from", from).put("to", to);
        ArrayNode changes = json.putArray("changes");
        PolicyDiff.between(document(from), document(to)).forEach(change -> {
            ObjectNode line = changes.addObject().put("field", change.field());
            line.put("from", change.from());
            line.put("to", change.to());
        });
        return json;
    }

    private JsonNode document(String version) {
        return policies.all().stream()
                .filter(policy -> policy.version().equals(version))
                .findFirst()
                .map(policy -> policies.document(policy.version()))
                .orElseThrow(() -> new Refused(Problem.of(
                        "NOT_FOUND",
                        404,
                        new Words("There is no policy version '" + version + "'.", "没有规则版本“" + version + "”。"))));
    }
}
