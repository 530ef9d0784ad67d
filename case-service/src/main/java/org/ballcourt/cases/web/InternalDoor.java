package org.ballcourt.cases.web;

import java.util.List;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.door.Problem;
import org.ballcourt.cases.door.Problem.FieldFault;
import org.ballcourt.cases.door.Refused;
import org.ballcourt.cases.view.SealedLog;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** For our own services alone, to repair a gap: the events as they were published, personal texts sealed. */
@RestController("caseInternalDoor")
class InternalDoor {
    private final SealedLog log;

    InternalDoor(SealedLog log) {
        this.log = log;
    }

    @GetMapping("/internal/cases/{caseId}/events")
    JsonNode events(@PathVariable String caseId, @RequestParam(defaultValue = "1") long from) {
        if (from < 1) {
            throw new Refused(Problem.malformed(
                    caseId, List.of(new FieldFault("from", new Words("must be 1 or more", "须不小于 1")))));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("events").addAll(log.from(caseId, from));
        return json;
    }
}
