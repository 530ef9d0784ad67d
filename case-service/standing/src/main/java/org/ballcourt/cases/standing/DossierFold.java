package org.ballcourt.cases.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Stage;
import org.bson.Document;

/** Keeps the dossier of each case: whose time passed, how duties ended, and what {@link DossierFacts} reads out of events. */
final class DossierFold implements CaseFold {
    private final Runnable changed;

    /** @param changed called after a dossier has changed */
    DossierFold(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void applied(String caseId, Document dossier) {
        changed.run();
    }

    @Override
    public Document apply(Document dossier, RecordedEvent recorded) {
        CaseEvent event = recorded.event();
        if (event instanceof ComplaintFiled filed) {
            file(dossier, filed, recorded);
        } else if (!MatterKind.DISPUTE.name().equals(dossier.getString("kind"))) {
            return matter(dossier, recorded);
        }
        passTime(dossier, recorded.at());
        DossierFacts.read(dossier, recorded);
        moveBall(dossier, event.ball(), recorded);
        if (event.ball().stage() != null) {
            dossier.put("stage", event.ball().stage().name());
        }
        RulingFingerprint.putInto(dossier);
        return dossier;
    }

    /** A small matter is no dispute, but the desk's duties in it are duties of the desk. */
    private static Document matter(Document matter, RecordedEvent recorded) {
        MatterFold.read(matter, recorded);
        if (matter.getString("kind") != null) {
            moveBall(matter, recorded.event().ball(), recorded);
            matter.put("lastAt", BsonDates.of(recorded.at()));
        }
        return matter;
    }

    private static void file(Document dossier, ComplaintFiled filed, RecordedEvent recorded) {
        dossier.append("kind", MatterKind.DISPUTE.name())
                .append("buyer", filed.buyer())
                .append("seller", filed.seller())
                .append("heldSets", List.of());
        begin(dossier, recorded);
        dossier.put(
                "claim",
                new Document("reason", filed.reason().name())
                        .append("goodsClass", filed.order().goodsClass().name())
                        .append("remedy", filed.remedy().name())
                        .append("amount", money(filed.amount()))
                        .append("value", money(filed.order().value()))
                        .append("policy", filed.policy()));
    }

    /** What disputes and small matters have in common. */
    static void begin(Document document, RecordedEvent recorded) {
        document.append("caseId", recorded.caseId())
                .append("filedAt", BsonDates.of(recorded.at()))
                .append("lastAt", BsonDates.of(recorded.at()))
                .append("people", List.of())
                .append("duties", List.of())
                .append("ratings", List.of())
                .append("held", new Document())
                .append("suspended", 0L)
                .append("proof", new Document("rounds", 0))
                .append("desk", new Document())
                .append("judged", new Document())
                .append("course", new Document());
    }

    /** The time since the event before belongs to those who had the ball since then, as in the case itself. */
    private static void passTime(Document dossier, Instant at) {
        long millis = Duration.between(BsonDates.in(dossier, "lastAt"), at).toMillis();
        String stage = dossier.getString("stage");
        if (millis > 0 && stage != null && !stage.equals(Stage.CLOSED.name())) {
            String holders = holders(dossier);
            Document held = dossier.get("held", Document.class);
            held.put(holders, number(held.get(holders)) + millis);
            dossier.put("heldSets", List.copyOf(new TreeSet<>(held.keySet())));
            if (stage.equals(Stage.SUSPENDED.name())) {
                dossier.put("suspended", number(dossier.get("suspended")) + millis);
            }
        }
        dossier.put("lastAt", BsonDates.of(at));
    }

    private static String holders(Document dossier) {
        Set<String> roles = new TreeSet<>();
        dossier.getList("duties", Document.class).stream()
                .filter(duty -> duty.get("until") == null)
                .forEach(duty -> roles.add(duty.getString("holder")));
        return String.join("+", roles);
    }

    private static void moveBall(Document dossier, BallChange ball, RecordedEvent recorded) {
        List<Document> duties = new ArrayList<>(dossier.getList("duties", Document.class));
        for (EndedDuty end : ball.ended()) {
            duties.stream()
                    .filter(duty -> end.dutyId().equals(duty.getString("dutyId")))
                    .forEach(duty -> duty.append("until", BsonDates.of(recorded.at()))
                            .append("how", end.how().name())
                            .append("by", recorded.actor().toString()));
        }
        ball.opened().forEach(duty -> duties.add(opened(duty, recorded.at())));
        dossier.put("duties", duties);
        Set<String> people = new TreeSet<>(dossier.getList("people", String.class));
        ball.opened().stream()
                .filter(duty -> duty.holder().isPlatform() && duty.holderId() != null)
                .forEach(duty -> people.add(duty.holder() + "/" + duty.holderId()));
        if (recorded.actor().role().isPlatform()) {
            people.add(recorded.actor().toString());
        }
        dossier.put("people", List.copyOf(people));
    }

    private static Document opened(Duty duty, Instant at) {
        Document opened = new Document("dutyId", duty.dutyId())
                .append("kind", duty.kind().name())
                .append("holder", duty.holder().name())
                .append("from", BsonDates.of(at));
        return duty.holderId() == null ? opened : opened.append("holderId", duty.holderId());
    }

    static long number(Object stored) {
        return stored == null ? 0 : ((Number) stored).longValue();
    }

    static Document money(Money money) {
        return money == null
                ? null
                : new Document("amount", money.amount().toPlainString()).append("currency", money.currency());
    }
}
