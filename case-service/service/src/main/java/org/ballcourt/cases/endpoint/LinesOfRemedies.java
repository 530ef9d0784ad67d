package org.ballcourt.cases.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.DecideAppeal;
import org.ballcourt.contracts.CaseCommand.IssueRuling;
import org.ballcourt.contracts.CaseCommand.MakeOffer;
import org.ballcourt.contracts.CaseCommand.ProposeSettlement;
import org.ballcourt.contracts.CaseCommand.RecordExternalOutcome;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.servicekit.Problem.FieldFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A remedy is said in one way: with its amount, or in lines, each of which is another remedy. */
final class LinesOfRemedies {
    private final String path;
    private final JsonNode body;
    private final List<FieldFault> faults = new ArrayList<>();

    private LinesOfRemedies(String path, JsonNode body) {
        this.path = path;
        this.body = body;
    }

    static List<FieldFault> faults(Class<? extends CaseCommand> type, JsonNode body) {
        if (type == DecideAppeal.class) {
            return faults(IssueRuling.class, body.path("ruling"), "ruling.");
        }
        return faults(type, body, "");
    }

    private static List<FieldFault> faults(Class<? extends CaseCommand> type, JsonNode body, String path) {
        boolean always = type == MakeOffer.class || type == ProposeSettlement.class;
        boolean withAmount = type == RecordExternalOutcome.class;
        if (!body.isObject() || !always && !withAmount && type != IssueRuling.class) {
            return List.of();
        }
        LinesOfRemedies lines = new LinesOfRemedies(path, body);
        lines.look(always || withAmount && body.hasNonNull("amount"), type == ProposeSettlement.class);
        if (withAmount) {
            lines.requireSums();
        }
        return lines.faults;
    }

    /** @param givingAll whether no rule asks later that each line gives something */
    private void look(boolean remedyNeeded, boolean givingAll) {
        boolean single = body.hasNonNull("remedy") || body.hasNonNull("amount");
        if (body.hasNonNull("lines")) {
            if (single) {
                add("lines", "command.lines-or-remedy");
            }
            lookAtEach(givingAll);
        } else if (remedyNeeded && !body.hasNonNull("remedy")) {
            add("remedy", "command.remedy-or-lines");
        }
    }

    /** An award of no sum would end the case with nothing performed; a refund without one is all that the order cost. */
    private void requireSums() {
        requireSum(body, "amount");
        JsonNode lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            requireSum(lines.get(i), "lines." + i + ".amount");
        }
    }

    private void requireSum(JsonNode line, String field) {
        String remedy = line.path("remedy").asString("");
        boolean needed = remedy.equals(Remedy.COMPENSATION.name()) || remedy.equals(Remedy.PARTIAL_REFUND.name());
        if (needed && !line.hasNonNull("amount")) {
            add(field, "command.required");
        }
    }

    private void lookAtEach(boolean givingAll) {
        JsonNode lines = lines();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String remedy = lines.get(i).path("remedy").asString("");
            String field = "lines." + i + ".remedy";
            if (!seen.add(remedy)) {
                add(field, "command.remedy-twice");
            } else if (givingAll && lines.size() > 1 && remedy.equals(Remedy.NONE.name())) {
                add(field, "command.none-among-lines");
            }
        }
    }

    /** None where something else stands there, which the schema tells. */
    private JsonNode lines() {
        JsonNode lines = body.path("lines");
        return lines.isArray() ? lines : JsonNodeFactory.instance.arrayNode();
    }

    private void add(String field, String message) {
        faults.add(new FieldFault(path + field, Message.of(message)));
    }
}
