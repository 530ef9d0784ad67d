package org.ballcourt.cases.standing;

import java.util.function.BiFunction;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One of two cases that are compared: what may differ, and who decided. */
final class ComparisonJson {
    private ComparisonJson() {}

    static ObjectNode of(Dossier dossier, BiFunction<String, PersonalText, String> opener) {
        Dossier.Ruled ruling = dossier.judged().ruling();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("caseId", dossier.caseId())
                .put("finalAt", dossier.judged().finalAt().toString())
                .put("decidedBy", ruling.by().toString());
        json.setAll(Wire.json().<ObjectNode>valueToTree(RulingFingerprint.resultOf(dossier)));
        json.set("findings", Wire.json().valueToTree(ruling.findings()));
        if (ruling.reasons() != null) {
            json.put("reasons", opener.apply(dossier.caseId(), ruling.reasons()));
        }
        return json;
    }
}
