package org.ballcourt.cases.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A case as one reader may see it at one instant: a pure function of its events. */
public final class CaseView {
    private final OpenCase open;
    private final Reader reader;
    private final Instant now;
    private final Function<PersonalText, String> opener;
    private final Function<String, String> clauses;

    /**
     * @param opener gives the text, or a word for an erased one
     * @param clauses gives the text of a clause, or null
     */
    public CaseView(
            OpenCase open,
            Reader reader,
            Instant now,
            Function<PersonalText, String> opener,
            Function<String, String> clauses) {
        this.open = open;
        this.reader = reader;
        this.now = now;
        this.opener = opener;
        this.clauses = clauses;
    }

    /** The case's JSON; for a third party no more than its own part. */
    public ObjectNode json(List<AllowedAction> allowed) {
        CaseState state = open.state();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("caseId", open.caseId())
                .put("version", open.version())
                .put("kind", kind().name())
                .put("stage", state.stage().name());
        json.set("ball", ball(state.ball().open()));
        json.set("allowedActions", AllowedActions.json(allowed));
        if (reader.isThirdParty()) {
            addTracking(json);
            json.set("requests", new CaseParts(open, reader, opener, clauses).requests());
        } else {
            addWhole(json);
        }
        json.set("evidence", new EvidenceList(open, reader, opener).exhibits());
        return json;
    }

    private void addTracking(ObjectNode json) {
        ObjectNode tracking = json.putObject("tracking");
        tracking.put("carrier", open.state().filing().order().carrier());
        tracking.put("trackingNumber", open.state().filing().order().trackingNumber());
    }

    private void addWhole(ObjectNode json) {
        CaseState state = open.state();
        if (state.outcome() != null) {
            json.put("outcome", state.outcome().name());
        }
        if (state.desk().owner() != null) {
            json.put("owner", state.desk().owner().toString());
            json.put("ownerFixed", state.desk().fixed());
        }
        if (state.suspendedFrom() != null) {
            json.put("suspendedFrom", state.suspendedFrom().name());
        }
        json.put("policy", state.policyAt(now));
        if (state.filing() != null) {
            state.filing()
                    .nextAfter(now)
                    .ifPresent(next -> json.putObject("announcedPolicy")
                            .put("version", next.version())
                            .put("governsFrom", next.governsFrom().toString()));
        }
        Instant filedAt =
                state.matter() == null ? state.filing().at() : state.matter().at();
        json.put("filedAt", filedAt.toString());
        if (state.closedAt() != null) {
            json.put("closedAt", state.closedAt().toString());
        }
        json.set("waiting", waiting());
        json.set("held", held());
        addTally(json);
        if (state.matter() == null) {
            json.set("money", money());
            new CaseParts(open, reader, opener, clauses).addTo(json);
        } else {
            new MatterParts(open, reader, opener).addTo(json);
        }
    }

    private MatterKind kind() {
        return open.state().matter() == null
                ? MatterKind.DISPUTE
                : open.state().matter().kind();
    }

    private ArrayNode ball(List<Duty> duties) {
        ArrayNode ball = JsonNodeFactory.instance.arrayNode();
        duties.stream().filter(this::mayKnow).forEach(duty -> ball.add(duty(duty)));
        return ball;
    }

    private boolean mayKnow(Duty duty) {
        return !reader.isThirdParty() || reader.duties().contains(duty.dutyId());
    }

    private ObjectNode duty(Duty duty) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("dutyId", duty.dutyId())
                .put("duty", duty.kind().name())
                .put("holder", duty.holder().name());
        if (duty.holderId() != null) {
            json.put("holderId", duty.holderId());
        }
        json.put("since", duty.since().toString())
                .put("dueAt", duty.dueAt().toString())
                .put("clock", duty.clock().name())
                .put("clause", duty.clause());
        if (duty.about() != null) {
            json.put("about", duty.about());
        }
        json.putObject("ifSilent")
                .put("consequence", duty.onLapse().name())
                .put("at", duty.dueAt().toString());
        return json;
    }

    /** Duties whose clock stands still. */
    private ArrayNode waiting() {
        ArrayNode waiting = JsonNodeFactory.instance.arrayNode();
        open.state()
                .ball()
                .waiting()
                .forEach(w -> waiting.addObject()
                        .put("dutyId", w.duty().dutyId())
                        .put("duty", w.duty().kind().name())
                        .put("holder", w.duty().holder().name())
                        .put("why", w.why().name())
                        .put("remaining", w.remaining().toString()));
        return waiting;
    }

    private ObjectNode held() {
        ObjectNode held = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(open.state().heldUntil(now)).forEach((holders, time) -> held.put(holders, time.toString()));
        return held;
    }

    /** Suspended time stands in {@code held} too, under the outside body; whether a hand-off was empty is the platform's own. */
    private void addTally(ObjectNode json) {
        Instant until = open.state().lastAt().isAfter(now) ? open.state().lastAt() : now;
        CaseTally tally = CaseTally.of(open.events(), until);
        json.put("elapsed", tally.elapsed().toString());
        json.put("suspended", tally.suspended().toString());
        ObjectNode handOffs = json.putObject("handOffs").put("count", tally.handOffs());
        if (reader.isPlatform()) {
            handOffs.put("empty", tally.empty());
        }
        ArrayNode missed = json.putArray("missedDuties");
        tally.missed()
                .forEach(lapsed -> missed.addObject()
                        .put("dutyId", lapsed.dutyId())
                        .put("duty", lapsed.duty().name())
                        .put("holder", lapsed.holder().name())
                        .put("dueAt", lapsed.dueAt().toString()));
        json.put("evidenceRounds", tally.evidenceRounds());
    }

    /** Only accounts that moved: {@code {"BUYER": "+39.00", "SELLER": "-39.00"}}. */
    private ObjectNode money() {
        ObjectNode money = JsonNodeFactory.instance.objectNode();
        String currency = open.state().zero().currency();
        new TreeMap<>(open.state().money()).forEach((account, balance) -> {
            if (balance.signum() != 0) {
                BigDecimal exact = balance.setScale(Money.digits(currency));
                money.put(account.name(), new Money(exact, currency).signed());
            }
        });
        return money;
    }
}
