package org.ballcourt.cases.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/**
 * One line of the queue as one reader may see it; third parties see the heading and their own duties.
 *
 * @param order null for a matter that is no dispute
 * @param matter null for a dispute
 */
public record QueueLine(
        String caseId,
        MatterKind kind,
        String stage,
        String outcome,
        @JsonUnwrapped InDispute order,
        @JsonUnwrapped Matter matter,
        Instant openedAt,
        Instant closedAt,
        Instant dueAt,
        List<Duty> ball) {
    /** What is in dispute. */
    public record InDispute(
            String reason,
            String remedy,
            String amount,
            String currency,
            String title,
            String orderId,
            String orderLineId,
            String buyer,
            String seller,
            boolean urgent) {}

    /** @param by only for supervisors, and for those who brought it up */
    public record Matter(String by, String about, String cause, String dispute) {}

    /** An open duty. */
    public record Duty(String dutyId, String duty, String holder, String holderId, Instant since, Instant dueAt) {
        static Duty of(Document duty) {
            return new Duty(
                    duty.getString("dutyId"),
                    duty.getString("duty"),
                    duty.getString("holder"),
                    duty.getString("holderId"),
                    time(duty, "since"),
                    time(duty, "dueAt"));
        }

        boolean isOf(Actor reader) {
            return reader.role().name().equals(holder) && reader.id().equals(holderId);
        }
    }

    /** A line from before there were other kinds is one of a dispute. */
    static QueueLine of(Document line, Actor reader) {
        MatterKind kind = MatterKind.valueOf(line.get("kind", MatterKind.DISPUTE.name()));
        List<Duty> ball = line.getList("duties", Document.class, List.of()).stream()
                .map(Duty::of)
                .toList();
        String caseId = line.getString("_id");
        String stage = line.getString("stage");
        if (kind == MatterKind.DISPUTE && reader.role().isThirdParty()) {
            List<Duty> own = ball.stream().filter(duty -> duty.isOf(reader)).toList();
            return new QueueLine(caseId, kind, stage, null, null, null, null, null, null, own);
        }
        return new QueueLine(
                caseId,
                kind,
                stage,
                line.getString("outcome"),
                kind == MatterKind.DISPUTE ? inDispute(line) : null,
                kind == MatterKind.DISPUTE ? null : matter(line, reader),
                time(line, "openedAt"),
                time(line, "closedAt"),
                time(line, "dueAt"),
                ball);
    }

    private static InDispute inDispute(Document line) {
        return new InDispute(
                line.getString("reason"),
                line.getString("remedy"),
                line.getString("amount"),
                line.getString("currency"),
                line.getString("title"),
                line.getString("orderId"),
                line.getString("orderLineId"),
                line.getString("buyer"),
                line.getString("seller"),
                line.getBoolean("urgent", false));
    }

    private static Matter matter(Document line, Actor reader) {
        String by = line.getString("by");
        boolean mayKnow = reader.role() == Role.SUPERVISOR
                || reader.role() == Role.SYSTEM
                || reader.toString().equals(by);
        return new Matter(
                mayKnow ? by : null, line.getString("about"), line.getString("cause"), line.getString("dispute"));
    }

    private static Instant time(Document line, String name) {
        Date time = line.getDate(name);
        return time == null ? null : time.toInstant();
    }
}
