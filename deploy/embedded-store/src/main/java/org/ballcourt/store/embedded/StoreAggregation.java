package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.stream.Stream;

/**
 * Aggregation whose first $match, $sort and $limit go through the indexes (upstream reads the whole collection),
 * and the driver's countDocuments, which is an aggregation too.
 */
final class StoreAggregation {
    private final StoreCollection collection;
    private final Document command;
    private final List<Document> pipeline;

    StoreAggregation(StoreCollection collection, Document command) {
        this.collection = collection;
        this.command = command;
        this.pipeline = Aggregation.parse(command.get("pipeline"));
    }

    static boolean writes(Document command) {
        return Aggregation.parse(command.get("pipeline")).stream()
                .anyMatch(stage -> stage.containsKey("$out") || stage.containsKey("$merge"));
    }

    Document answer(DatabaseResolver databases, MongoDatabase database, Oplog oplog) {
        PipelineCursor cursor = collection.open(isCount() ? count() : run(databases, database, oplog));
        int size =
                command.get("cursor") instanceof Document options && options.get("batchSize") instanceof Number number
                        ? number.intValue()
                        : StoreBackend.FIRST_BATCH;
        List<Document> first = cursor.takeDocuments(size);
        return new Document(
                        "cursor",
                        new Document("id", collection.keepUnlessEmpty(cursor))
                                .append("ns", collection.getFullName())
                                .append("firstBatch", first))
                .append("ok", 1.0);
    }

    private Object stage(int index, String name) {
        return index < pipeline.size() ? pipeline.get(index).get(name) : null;
    }

    /** $match, then perhaps $skip and $limit, then exactly {_id: 1, n: {$sum: 1}}. */
    private boolean isCount() {
        int next = 1;
        next += stage(next, "$skip") == null ? 0 : 1;
        next += stage(next, "$limit") == null ? 0 : 1;
        return stage(0, "$match") != null
                && next == pipeline.size() - 1
                && new Document("_id", 1).append("n", new Document("$sum", 1)).equals(stage(next, "$group"));
    }

    private Stream<Document> count() {
        int count = collection.count((Document) stage(0, "$match"), number("$skip"), number("$limit"));
        return count == 0 ? Stream.empty() : Stream.of(new Document("_id", 1).append("n", count));
    }

    private int number(String stage) {
        return pipeline.stream()
                .map(candidate -> candidate.get(stage))
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .findFirst()
                .map(Number::intValue)
                .orElse(0);
    }

    private Stream<Document> run(DatabaseResolver databases, MongoDatabase database, Oplog oplog) {
        int next = 0;
        Document match = new Document();
        Document sort = null;
        int limit = 0;
        if (stage(next, "$match") instanceof Document query) {
            match = query;
            next++;
        }
        if (stage(next, "$sort") instanceof Document orderBy) {
            sort = orderBy;
            next++;
        }
        if (stage(next, "$limit") instanceof Number number && number.intValue() > 0) {
            limit = number.intValue();
            next++;
        }
        Aggregation rest = Aggregation.fromPipeline(
                pipeline.subList(next, pipeline.size()), databases, database, collection, oplog);
        rest.validate(command.get("cursor") == null ? command : new Document("cursor", new Document()));
        Stream<Document> results = rest.runStagesAsStream(
                collection.read(match, sort, new Reading.Extent(0, limit), null).all());
        // One command, and in the file as a whole, however much of its answer anybody reads.
        return writes(command) ? results.toList().stream() : results;
    }
}
