package org.ballcourt.cases.view;

import java.util.Date;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Role;
import org.bson.Document;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One line of the queue as one reader may see it. */
final class QueueLine {
    private static final List<String> TEXTS = List.of(
            "outcome", "reason", "remedy", "amount", "currency", "title", "orderId", "orderLineId", "buyer", "seller");

    private static final List<String> MATTER = List.of("outcome", "by", "about", "cause", "dispute");

    private QueueLine() {}

    static ObjectNode json(Document line, Actor reader) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("caseId", line.getString("_id"))
                .put("kind", kindOf(line).name())
                .put("stage", line.getString("stage"));
        if (kindOf(line) != MatterKind.DISPUTE) {
            return matter(json, line, reader);
        }
        boolean outside = reader.role().isThirdParty();
        if (!outside) {
            TEXTS.stream()
                    .filter(name -> line.getString(name) != null)
                    .forEach(name -> json.put(name, line.getString(name)));
            json.put("urgent", line.getBoolean("urgent", false));
            putTime(json, "openedAt", line.getDate("openedAt"));
            putTime(json, "closedAt", line.getDate("closedAt"));
            putTime(json, "dueAt", line.getDate("dueAt"));
        }
        ArrayNode ball = json.putArray("ball");
        line.getList("duties", Document.class, List.of()).stream()
                .filter(duty -> !outside || isOf(duty, reader))
                .forEach(duty -> ball.add(duty(duty)));
        return json;
    }

    /** A line from before there were other kinds is one of a dispute. */
    private static MatterKind kindOf(Document line) {
        return MatterKind.valueOf(line.get("kind", MatterKind.DISPUTE.name()));
    }

    /** Only supervisors, and those who brought it up, see who did. */
    private static ObjectNode matter(ObjectNode json, Document line, Actor reader) {
        boolean mayKnow = reader.role() == Role.SUPERVISOR
                || reader.role() == Role.SYSTEM
                || reader.toString().equals(line.getString("by"));
        MATTER.stream()
                .filter(name -> line.getString(name) != null && (mayKnow || !name.equals("by")))
                .forEach(name -> json.put(name, line.getString(name)));
        putTime(json, "openedAt", line.getDate("openedAt"));
        putTime(json, "closedAt", line.getDate("closedAt"));
        putTime(json, "dueAt", line.getDate("dueAt"));
        ArrayNode ball = json.putArray("ball");
        line.getList("duties", Document.class, List.of()).forEach(duty -> ball.add(duty(duty)));
        return json;
    }

    private static boolean isOf(Document duty, Actor reader) {
        return reader.role().name().equals(duty.getString("holder"))
                && reader.id().equals(duty.getString("holderId"));
    }

    private static ObjectNode duty(Document duty) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("dutyId", duty.getString("dutyId"))
                .put("duty", duty.getString("duty"))
                .put("holder", duty.getString("holder"));
        if (duty.getString("holderId") != null) {
            json.put("holderId", duty.getString("holderId"));
        }
        putTime(json, "since", duty.getDate("since"));
        putTime(json, "dueAt", duty.getDate("dueAt"));
        return json;
    }

    private static void putTime(ObjectNode json, String name, Date time) {
        if (time != null) {
            json.put(name, time.toInstant().toString());
        }
    }
}
