package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.MatterKind;
import org.bson.Document;

/** Counts lines by what one may choose in the queue. */
final class QueueFacets {
    private static final String MINE = "mine";
    private static final String HOLDER = "holder";
    private static final String OVERDUE = "overdue";
    static final List<String> FIELDS =
            List.of("kind", "stage", HOLDER, "holders", "reason", "goodsClass", "market", "urgent", "open", "byDue");
    private static final Set<String> TURN = Set.of(MINE, HOLDER);

    private final QueueQuery query;
    private final Actor actor;
    private final String sortableNow;

    /** What was chosen in each facet; null where nothing was. */
    private final Map<String, Object> chosen = new HashMap<>();

    QueueFacets(QueueQuery query, boolean overdue, Instant now, Actor actor) {
        this.query = query;
        this.actor = actor;
        this.sortableNow = QueueFold.SORTABLE.format(now);
        QueueQuery.Only only = query.only();
        boolean mine = actor.toString().equals(query.holder());
        chosen.put("kind", query.kind());
        chosen.put("stage", query.stage());
        chosen.put("reason", only.reason());
        chosen.put("goodsClass", only.goodsClass());
        chosen.put("market", only.market());
        chosen.put("urgent", only.urgent());
        chosen.put("open", only.open());
        chosen.put(OVERDUE, overdue ? true : null);
        chosen.put(MINE, mine ? true : null);
        chosen.put(HOLDER, mine || isOneHolder(query) ? null : query.holder());
    }

    private static boolean isOneHolder(QueueQuery query) {
        return query.holder() != null && query.holder().contains("/");
    }

    /** What is asked for beside the facets. */
    QueueQuery beside() {
        String holder = isOneHolder(query) && chosen.get(MINE) == null ? query.holder() : null;
        QueueQuery.Only only = query.only();
        return new QueueQuery(
                null,
                holder,
                null,
                query.dueBefore(),
                query.seller(),
                query.text(),
                query.sort(),
                null,
                query.limit(),
                new QueueQuery.Only(only.buyer(), null, null, null, null, only.owner(), null, only.amount()));
    }

    /** @param lines with {@link #FIELDS} */
    QueueCounts count(List<Document> lines, boolean more) {
        boolean outsider = actor.role().isThirdParty();
        return new QueueCounts(
                (int) lines.stream().filter(line -> isChosen(line, null)).count(),
                more ? true : null,
                yes(lines, MINE),
                outsider ? null : yes(lines, OVERDUE),
                outsider ? null : yes(lines, "urgent"),
                outsider ? null : yes(lines, "open"),
                by("kind", lines),
                by("stage", lines),
                outsider ? null : by(HOLDER, lines),
                outsider ? null : by("reason", lines),
                outsider ? null : by("goodsClass", lines),
                outsider ? null : by("market", lines));
    }

    private int yes(List<Document> lines, String facet) {
        return by(facet, lines).getOrDefault("true", 0);
    }

    private SortedMap<String, Integer> by(String facet, List<Document> lines) {
        SortedMap<String, Integer> all = new TreeMap<>();
        lines.stream()
                .filter(line -> isChosen(line, facet))
                .forEach(line -> values(line, facet).forEach(value -> all.merge(value, 1, Integer::sum)));
        return all;
    }

    /** Whose turn it is, is one choice, whether it is asked by name or by role. */
    private boolean isChosen(Document line, String but) {
        return chosen.entrySet().stream()
                .filter(choice -> choice.getValue() != null && !choice.getKey().equals(but))
                .filter(choice -> but == null || !TURN.contains(choice.getKey()) || !TURN.contains(but))
                .allMatch(choice ->
                        values(line, choice.getKey()).anyMatch(choice.getValue().toString()::equals));
    }

    /** A line from before there were other kinds is one of a dispute. */
    private Stream<String> values(Document line, String facet) {
        return switch (facet) {
            case MINE ->
                Stream.of(line.getList("holders", String.class, List.of()).contains(actor.toString()))
                        .map(Object::toString);
            case OVERDUE ->
                Stream.of(line.getString("byDue").compareTo(sortableNow) < 0).map(Object::toString);
            case HOLDER -> Stream.of(line.getString("holder").split("\\+")).filter(role -> !role.isEmpty());
            case "kind" -> Stream.of(line.get("kind", MatterKind.DISPUTE.name()));
            default -> Stream.ofNullable(line.get(facet)).map(Object::toString);
        };
    }
}
