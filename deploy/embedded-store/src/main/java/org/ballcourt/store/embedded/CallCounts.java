package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each collection was called in which way, for whoever wants less of it; {@code top} tells it, as MongoDB's does. */
final class CallCounts {
    private final Map<String, Map<String, LongAdder>> collections = new ConcurrentSkipListMap<>();

    /** What is asked of no collection is not counted. */
    void count(String database, String command, Document body) {
        Object collection = body.get("getMore") == null ? body.get(command) : body.get("collection");
        if (collection instanceof String name) {
            collections
                    .computeIfAbsent(database + "." + name, _ -> new ConcurrentHashMap<>())
                    .computeIfAbsent(kindOf(command), _ -> new LongAdder())
                    .increment();
        }
    }

    private static String kindOf(String command) {
        return switch (command) {
            case "find" -> "queries";
            case "getMore" -> "getmore";
            case "delete" -> "remove";
            case "insert", "update" -> command;
            default -> "commands";
        };
    }

    /** Without times. A call counts once here, however many documents it changes. */
    Document top() {
        Document totals = new Document();
        collections.forEach((name, kinds) -> {
            Document counts = new Document();
            kinds.forEach((kind, count) -> counts.append(kind, new Document("count", count.sum())));
            totals.append(name, counts);
        });
        return new Document("totals", totals).append("ok", 1.0);
    }
}
