package org.ballcourt.torture.load;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Something plausible to say with each command; whether a rule takes it is for the product to know. */
record Bodies(Dispute dispute, JsonNode known) {
    /** For a try without looking at what is allowed. */
    static final List<String> COMMANDS = List.of(
            "AcceptClaim",
            "RejectClaim",
            "MakeOffer",
            "DeclineOffer",
            "AddStatement",
            "RequestIntervention",
            "AcceptIntervention",
            "HandOff",
            "RequestEvidence",
            "SubmitEvidence",
            "CompleteEvidence",
            "ProposeSettlement",
            "EscalateToSenior",
            "IssueRuling",
            "LodgeAppeal",
            "DecideAppeal",
            "ConfirmStep",
            "ReportNonPerformance",
            "SuspendCase",
            "ResumeCase",
            "RateService");

    ObjectNode of(String command) {
        return switch (command) {
            case "RejectClaim" ->
                text("explanation")
                        .put("ground", any("OTHER", "NOT_A_QUALITY_ISSUE", "BUYER_MISUSE"))
                        .set("evidence", someEvidence());
            case "MakeOffer" ->
                text("message")
                        .put("remedy", any("REFUND", "PARTIAL_REFUND", "COMPENSATION"))
                        .set("amount", amount());
            case "AcceptOffer", "DeclineOffer" -> object().put("offerId", offer());
            case "AddStatement" -> text("text");
            case "WithdrawComplaint", "DeclineSettlement" -> text("why");
            case "RequestIntervention" ->
                text("explanation").put("ground", any("SELLER_REJECTED", "TALKS_FAILED", "SELLER_SILENT"));
            case "DeclineIntervention" -> text("explanation").put("code", any("OUT_OF_SCOPE", "DESCRIPTION_TOO_THIN"));
            case "HandOff" -> handOff();
            case "RequestEvidence" -> request();
            case "SubmitEvidence" -> exhibit();
            case "ProposeSettlement" ->
                text("message").put("remedy", any("PARTIAL_REFUND", "REFUND")).set("amount", amount());
            case "EscalateToSenior" -> text("explanation").put("ground", any("COMPLEX", "FIRST_LEVEL_FAILED"));
            case "IssueRuling" -> ruling();
            case "LodgeAppeal" -> text("explanation").put("ground", "PROCEDURE");
            case "DecideAppeal" -> text("reasons").put("decision", "DISMISSED");
            case "ConfirmStep" -> text("reference").put("step", step());
            case "ReportNonPerformance" -> text("explanation").put("step", step());
            case "SuspendCase" -> text("reference").put("cause", any("COURT", "REGULATOR"));
            case "ResumeCase" -> text("note");
            case "RecordExternalOutcome" -> text("explanation");
            case "RateService" ->
                object().put("agent", "a1").put("stars", 1 + dispute.random().nextInt(5));
            default -> object();
        };
    }

    private ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode text(String field) {
        return object().put(field, "words of somebody " + dispute.random().nextInt(1_000_000));
    }

    private String any(String... words) {
        return dispute.any(List.of(words));
    }

    private ObjectNode amount() {
        return Dispute.money(1 + dispute.random().nextInt(dispute.price()));
    }

    private String offer() {
        JsonNode offers = known.path("offers");
        return offers.isEmpty()
                ? "nothing"
                : offers.get(offers.size() - 1).path("offerId").asString("nothing");
    }

    private ArrayNode someEvidence() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (!dispute.evidence().isEmpty() && dispute.random().nextBoolean()) {
            list.add(dispute.any(dispute.evidence()));
        }
        return list;
    }

    private ObjectNode handOff() {
        ObjectNode body =
                object().put("to", any("AGENT/a1", "AGENT/a2", "AGENT/a3")).put("why", any("ABSENCE", "WRONG_QUEUE"));
        body.putArray("newFacts");
        return body;
    }

    private ObjectNode request() {
        ObjectNode body = text("why").put("from", any("BUYER", "SELLER", "LAB/express", "CARRIER/express"));
        body.putArray("kinds").add("PHOTO");
        return body;
    }

    private ObjectNode exhibit() {
        ObjectNode body = text("caption")
                .put(
                        "evidence",
                        dispute.evidence().isEmpty()
                                ? "EV-NONE"
                                : dispute.evidence().getLast());
        List<String> elements = elements();
        return elements.isEmpty() ? body : body.put("element", dispute.any(elements));
    }

    private List<String> elements() {
        return known.path("burdens")
                .valueStream()
                .map(burden -> burden.path("element").asString())
                .toList();
    }

    private ObjectNode ruling() {
        boolean granted = dispute.random().nextInt(3) > 0;
        ObjectNode body = text("reasons").put("result", granted ? "GRANTED" : "DISMISSED");
        ArrayNode findings = body.putArray("findings");
        known.path("burdens")
                .forEach(burden -> findings.addObject()
                        .put("element", burden.path("element").asString())
                        .put("finding", finding(burden, granted))
                        .put("because", "seen in the exhibits")
                        .putArray("evidence"));
        body.putArray("clauses")
                .add(known.path("burdens").path(0).path("clause").asString("description.burden"));
        if (granted) {
            JsonNode claim = known.path("claim");
            body.put("remedy", claim.path("remedy").asString("REFUND")).put("atFault", "SELLER");
            body.set("amount", claim.path("amount").isObject() ? claim.path("amount") : amount());
            body.putObject("liability").put("SELLER", 100);
        }
        return body;
    }

    /** The side that bears the burden has met it where the ruling goes its way. */
    private static String finding(JsonNode burden, boolean granted) {
        boolean buyers = burden.path("bearer").asString().equals("BUYER");
        return buyers == granted ? "PROVEN" : "NOT_PROVEN";
    }

    private String step() {
        return known.at("/plan/steps")
                .valueStream()
                .filter(step -> !step.path("done").asBoolean())
                .map(step -> step.path("step").asString(step.path("kind").asString("REFUND")))
                .findFirst()
                .orElse("REFUND");
    }
}
