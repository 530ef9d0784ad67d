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
 * One line of the queue as one reader may see it; third parties see the heading, the parcel and their own duties.
 *
 * @param order null for a matter that is no dispute
 * @param matter null for a dispute
 * @param handOffs by the platform's own people, so far
 * @param missed how many duties lapsed so far
 * @param version of the case; null in a line from before it was kept
 * @param owner who of the platform answers for the case
 * @param evidence how many exhibits the case has
 * @param unread how many acts came since the reader looked at the case, in whatever browser; null where that was never
 * @param tracking of the parcel that a third party is asked about; null for everybody else
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
        List<Duty> ball,
        Boolean open,
        Integer handOffs,
        Integer missed,
        Integer version,
        String owner,
        Integer evidence,
        Integer unread,
        CaseAnswer.Tracking tracking) {
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
            boolean urgent,
            String goodsClass,
            String market) {}

    /**
     * @param by only for whoever may decide or answer it, which nobody does in his own matter, and for those who brought it up
     * @param cause of a contact with the desk: its topic
     * @param channel of a contact with the desk; else null
     * @param askedBefore of a contact with the desk: how often about the same before; else null
     */
    public record Matter(String by, String about, String cause, String dispute, String channel, Integer askedBefore) {}

    /**
     * An open duty.
     *
     * @param ifSilent what its holder's silence brings; null in a line from before it was kept, as are clause and clock
     */
    public record Duty(
            String dutyId,
            String duty,
            String holder,
            String holderId,
            Instant since,
            Instant dueAt,
            String ifSilent,
            String clause,
            String clock) {
        static Duty of(Document duty) {
            return new Duty(
                    duty.getString("dutyId"),
                    duty.getString("duty"),
                    duty.getString("holder"),
                    duty.getString("holderId"),
                    time(duty, "since"),
                    time(duty, "dueAt"),
                    duty.getString("ifSilent"),
                    duty.getString("clause"),
                    duty.getString("clock"));
        }

        boolean isOf(Actor reader) {
            return reader.role().name().equals(holder) && reader.id().equals(holderId);
        }
    }

    /** Of a matter behind which there is no dispute of the reader's own. */
    static QueueLine of(Document line, Actor reader, Integer seen) {
        return of(line, reader, seen, false);
    }

    /**
     * A line from before there were other kinds is one of a dispute.
     *
     * @param seen the version that the reader saw; null for none
     * @param ownDispute whether the matter is about a dispute in which the reader has a part, in whatever role
     */
    static QueueLine of(Document line, Actor reader, Integer seen, boolean ownDispute) {
        MatterKind kind = MatterKind.valueOf(line.get("kind", MatterKind.DISPUTE.name()));
        List<Duty> ball = line.getList("duties", Document.class, List.of()).stream()
                .map(Duty::of)
                .toList();
        String caseId = line.getString("_id");
        String stage = line.getString("stage");
        if (kind == MatterKind.DISPUTE && reader.role().isThirdParty()) {
            List<Duty> own = ball.stream().filter(duty -> duty.isOf(reader)).toList();
            return new QueueLine(
                    caseId,
                    kind,
                    stage,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    own,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    tracking(line));
        }
        return new QueueLine(
                caseId,
                kind,
                stage,
                line.getString("outcome"),
                kind == MatterKind.DISPUTE ? inDispute(line) : null,
                kind == MatterKind.DISPUTE ? null : matter(line, kind, reader, ownDispute),
                time(line, "openedAt"),
                time(line, "closedAt"),
                time(line, "dueAt"),
                ball,
                line.getBoolean("open"),
                line.getInteger("handOffs", 0),
                line.getInteger("missed", 0),
                line.getInteger("version"),
                line.getString("owner"),
                line.getList("exhibits", String.class, List.of()).size(),
                unread(line.getInteger("version"), seen),
                null);
    }

    /** Null in a line from before it was kept. */
    private static CaseAnswer.Tracking tracking(Document line) {
        String number = line.getString("trackingNumber");
        return number == null ? null : new CaseAnswer.Tracking(line.getString("carrier"), number);
    }

    /** The case may have been seen further than the line has followed it. */
    private static Integer unread(Integer version, Integer seen) {
        return version == null || seen == null ? null : Math.max(0, version - seen);
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
                line.getBoolean("urgent", false),
                line.getString("goodsClass"),
                line.getString("market"));
    }

    private static Matter matter(Document line, MatterKind kind, Actor reader, boolean ownDispute) {
        String by = line.getString("by");
        boolean own = ownDispute
                || isOfPerson(line.getString("about"), reader)
                || line.getList("others", String.class, List.of()).stream().anyMatch(one -> isOfPerson(one, reader));
        boolean decides = reader.role() == Role.SUPERVISOR
                || kind == MatterKind.CONTACT && reader.role().isPlatform();
        boolean mayKnow = decides && !own
                || reader.role() == Role.SYSTEM
                || reader.toString().equals(by);
        return new Matter(
                mayKnow ? by : null,
                line.getString("about"),
                line.getString("cause"),
                line.getString("dispute"),
                line.getString("channel"),
                line.getInteger("askedBefore"));
    }

    /** A person is the same in every role that he may have. */
    static boolean isOfPerson(String actor, Actor reader) {
        return actor != null && actor.substring(actor.indexOf('/') + 1).equals(reader.id());
    }

    private static Instant time(Document line, String name) {
        Date time = line.getDate(name);
        return time == null ? null : time.toInstant();
    }
}
