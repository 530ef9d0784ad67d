package org.ballcourt.torture.dump;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Every collection of every database of ours, page by page, so that no store has to hold an answer as large as itself. */
final class StoreDump {
    private static final List<String> DATABASES =
            List.of("ballcourt_cases", "ballcourt_evidence", "ballcourt_clocks", "ballcourt_notices");
    /** Keys of personal texts are nobody's business, the leaves of roots can be computed, who read what is not checked. */
    private static final Set<String> LEFT_OUT = Set.of("keys", "root_leaves", "audit", "reads");

    private static final int PAGE = 100;
    private static final JsonWriterSettings JSON =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private StoreDump() {}

    static void write(String uri, Path folder) throws IOException {
        try (MongoClient client = MongoClients.create(uri)) {
            for (String name : DATABASES) {
                MongoDatabase database = client.getDatabase(name);
                for (String collection : database.listCollectionNames()) {
                    if (!LEFT_OUT.contains(collection) && !collection.startsWith("system.")) {
                        write(database.getCollection(collection), folder.resolve(name + "." + collection + ".jsonl"));
                    }
                }
            }
        }
    }

    private static void write(MongoCollection<Document> collection, Path file) throws IOException {
        try (LineFile out = new LineFile(file)) {
            List<Document> page = page(collection, null);
            while (!page.isEmpty()) {
                page.forEach(document -> out.write(document.toJson(JSON)));
                page = page(collection, page.getLast().get("_id"));
            }
        }
    }

    private static List<Document> page(MongoCollection<Document> collection, Object after) {
        return (after == null ? collection.find() : collection.find(Filters.gt("_id", after)))
                // The words of notices are most of what there is, and nothing is checked in them.
                .projection(Projections.exclude("texts"))
                .sort(Sorts.ascending("_id"))
                .limit(PAGE)
                .into(new ArrayList<>());
    }
}
