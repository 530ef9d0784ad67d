package org.ballcourt.cases.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.MatterKind;
import org.bson.Document;

/**
 * What facets are counted from in one line of the queue.
 *
 * @param roles that have the ball
 * @param holders these, and the persons where it is one
 * @param unassigned roles of the platform that have something to do which nobody is named for
 * @param place in the order of deadlines, which begins with the time
 */
record FacetLine(
        String kind,
        String stage,
        List<String> roles,
        List<String> holders,
        List<String> unassigned,
        String reason,
        String goodsClass,
        String market,
        Boolean urgent,
        Boolean open,
        String place) {
    static final List<String> FIELDS = List.of(
            "kind",
            "stage",
            "holder",
            "holders",
            "duties.holder",
            "duties.holderId",
            "reason",
            "goodsClass",
            "market",
            "urgent",
            "open",
            "byDue");

    /** Each place is that of one case, whose id it ends with. */
    String caseId() {
        return place.substring(place.indexOf('|') + 1);
    }

    /** Thousands of lines share a few words, so that each word is kept once. */
    static List<FacetLine> of(List<Document> lines) {
        Map<Object, Object> known = new HashMap<>();
        return lines.stream().map(line -> of(line, known)).toList();
    }

    /** A line from before there were other kinds is one of a dispute. */
    private static FacetLine of(Document line, Map<Object, Object> known) {
        return new FacetLine(
                once(line.get("kind", MatterKind.DISPUTE.name()), known),
                once(line.getString("stage"), known),
                once(roles(line.getString("holder")), known),
                once(line.getList("holders", String.class, List.of()), known),
                once(unassigned(line), known),
                once(line.getString("reason"), known),
                once(line.getString("goodsClass"), known),
                once(line.getString("market"), known),
                line.getBoolean("urgent"),
                line.getBoolean("open"),
                line.getString("byDue"));
    }

    private static List<String> unassigned(Document line) {
        return line.getList("duties", Document.class, List.of()).stream()
                .filter(duty -> duty.getString("holderId") == null)
                .map(duty -> duty.getString("holder"))
                .distinct()
                .toList();
    }

    private static List<String> roles(String holder) {
        return holder.isEmpty() ? List.of() : List.of(holder.split("\\+"));
    }

    @SuppressWarnings("unchecked")
    private static <T> T once(T value, Map<Object, Object> known) {
        return value == null ? null : (T) known.computeIfAbsent(value, one -> one);
    }
}
