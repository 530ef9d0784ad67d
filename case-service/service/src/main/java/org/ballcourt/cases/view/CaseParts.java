package org.ballcourt.cases.view;

import java.util.List;
import java.util.function.Function;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Fulfilment;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.cases.domain.Proof;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.BurdenStatus;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AppealDecided;
import org.ballcourt.contracts.CaseEvent.AppealLodged;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.EvidenceRequested;
import org.ballcourt.contracts.CaseEvent.RulingIssued;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the sides and the platform brought into a case: claim, offers, burdens, ruling, appeals, plan. */
final class CaseParts {
    private static final List<String> CLAIM =
            List.of("reason", "remedy", "amount", "statement", "priorContacts", "urgent");

    private final OpenCase open;
    private final Function<PersonalText, String> opener;
    private final Function<String, String> clauses;
    private final Redaction redaction;

    CaseParts(OpenCase open, Reader reader, Function<PersonalText, String> opener, Function<String, String> clauses) {
        this.open = open;
        this.opener = opener;
        this.clauses = clauses;
        this.redaction = new Redaction(reader, opener);
    }

    void addTo(ObjectNode json) {
        CaseState state = open.state();
        ObjectNode filed = Wire.readable(first(ComplaintFiled.class), opener);
        json.put("buyer", state.filing().buyer());
        json.put("seller", state.filing().seller());
        json.set("claim", filed.deepCopy().retain(CLAIM));
        json.set("order", filed.get("order"));
        json.set("burdens", burdens());
        json.set("offers", offers());
        if (state.negotiation().settlement() != null) {
            json.set("settlement", settlement(state.negotiation().settlement()));
        }
        ruling(json);
        json.set("appeals", visible(AppealLodged.class));
        if (state.fulfilment().plan() != null) {
            json.set("plan", plan(state.fulfilment()));
        }
    }

    /** What the reader was asked for. */
    ArrayNode requests() {
        return visible(EvidenceRequested.class);
    }

    private ArrayNode burdens() {
        ArrayNode burdens = JsonNodeFactory.instance.arrayNode();
        Proof proof = open.state().proof();
        for (Burden burden : proof.burdens()) {
            ObjectNode json = Wire.json().valueToTree(burden);
            String text = clauses.apply(burden.clause());
            if (text != null) {
                json.put("clauseText", text);
            }
            json.put("bearsNow", proof.bearsNow(burden.element()).name());
            proof.shiftedBy(burden.element())
                    .ifPresent(exhibit -> json.putObject("movedBy")
                            .put("exhibit", exhibit.number())
                            .put("kind", exhibit.item().kind().name()));
            json.put("status", status(burden.element()).name());
            proof.presumptionOn(burden.element())
                    .ifPresent(presumed -> json.putObject("presumption")
                            .put("finding", presumed.finding().name())
                            .put("against", presumed.against().name()));
            burdens.add(json);
        }
        return burdens;
    }

    private BurdenStatus status(String element) {
        CaseState state = open.state();
        boolean found = state.judgement().ruling() != null
                && state.judgement().ruling().findings().stream()
                        .anyMatch(finding -> finding.element().equals(element));
        if (found) {
            return BurdenStatus.FOUND;
        }
        if (state.proof().presumptionOn(element).isPresent()) {
            return BurdenStatus.PRESUMED;
        }
        boolean offered = state.proof().exhibits().stream().anyMatch(exhibit -> element.equals(exhibit.element()));
        return offered ? BurdenStatus.PROOF_OFFERED : BurdenStatus.OPEN;
    }

    private ArrayNode offers() {
        ArrayNode offers = JsonNodeFactory.instance.arrayNode();
        for (Negotiation.Offer offer : open.state().negotiation().offers()) {
            ObjectNode json = offers.addObject()
                    .put("offerId", offer.offerId())
                    .put("by", offer.by().name())
                    .put("remedy", offer.remedy().name());
            putTerms(json, offer.amount(), offer.message());
            json.put("status", offer.status().name());
        }
        return offers;
    }

    private ObjectNode settlement(Negotiation.Settlement settlement) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("remedy", settlement.remedy().name());
        putTerms(json, settlement.amount(), settlement.message());
        ArrayNode accepted = json.putArray("acceptedBy");
        settlement.accepted().stream().sorted().map(Role::name).forEach(accepted::add);
        return json;
    }

    private void putTerms(ObjectNode json, Money amount, PersonalText message) {
        if (amount != null) {
            json.set("amount", Wire.json().valueToTree(amount));
        }
        if (message != null) {
            json.put("message", opener.apply(message));
        }
    }

    /** The ruling that stands, and whether it is final. */
    private void ruling(ObjectNode json) {
        for (RecordedEvent recorded : open.events()) {
            CaseEvent event = recorded.event();
            boolean rules = event instanceof RulingIssued || event instanceof AppealDecided;
            JsonNode ruling = rules ? Wire.readable(event, opener).get("ruling") : null;
            if (ruling instanceof ObjectNode standing) {
                json.set("ruling", standing.put("at", recorded.at().toString()));
            }
            if (event instanceof AppealDecided) {
                redaction
                        .event(recorded)
                        .ifPresent(
                                shown -> json.set("appealDecision", shown.remove(List.of("ball", "ruling", "plan"))));
            }
        }
        if (json.get("ruling") instanceof ObjectNode standing) {
            standing.put("final", open.state().judgement().finalNow());
        }
    }

    private ObjectNode plan(Fulfilment performance) {
        ObjectNode json = Wire.json().valueToTree(performance.plan());
        ArrayNode steps = json.putArray("steps");
        for (int i = 0; i < performance.plan().steps().size(); i++) {
            steps.addObject()
                    .put("step", performance.plan().steps().get(i).name())
                    .put("done", i < performance.done().size() || performance.advanced());
        }
        return json;
    }

    private ArrayNode visible(Class<? extends CaseEvent> type) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        open.events().stream()
                .filter(recorded -> type.isInstance(recorded.event()))
                .forEach(recorded ->
                        redaction.event(recorded).ifPresent(json -> shown.add(json.remove(List.of("ball")))));
        return shown;
    }

    private CaseEvent first(Class<? extends CaseEvent> type) {
        return open.events().stream()
                .map(RecordedEvent::event)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
