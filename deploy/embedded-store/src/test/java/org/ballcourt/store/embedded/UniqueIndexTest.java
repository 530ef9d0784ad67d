package org.ballcourt.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.Test;

/** Random inserts and updates: refused exactly when a full scan of a copy finds the key twice. */
class UniqueIndexTest {
    private static final long SEED = Long.getLong("differential.seed", System.nanoTime());
    private static final int DUPLICATE = 11000;

    private MongoCollection<Document> unique;
    private MongoCollection<Document> copy;
    private int refused;

    @Test
    void refusesAKeyExactlyWhenAnotherDocumentHasIt() {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(store.uri()))
                        .uuidRepresentation(UuidRepresentation.STANDARD)
                        .build())) {
            System.out.println("differential.seed=" + SEED);
            for (int round = 0; round < 30; round++) {
                unique = client.getDatabase("unique").getCollection("unique" + round);
                copy = client.getDatabase("unique").getCollection("copy" + round);
                unique.createIndex(
                        Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")),
                        new IndexOptions().unique(true));
                // An odd seed has no values that a unique index would refuse for their type.
                play(new RandomValues(2 * (SEED + round) + 1));
            }
        }
        assertThat(refused).isGreaterThan(30);
    }

    private void play(RandomValues random) {
        for (int i = 0; i < 80; i++) {
            Document document = random.document();
            Object id = document.get("_id");
            if (copy.countDocuments(new Document("_id", id)) == 0) {
                both(id, collection -> collection.insertOne(new Document(document)));
            } else {
                Document change = new Document("$set", new Document("a", random.scalar()).append("b", random.scalar()));
                both(id, collection -> collection.updateOne(new Document("_id", id), change));
            }
        }
        assertThat(unique.find()).containsExactlyInAnyOrderElementsOf(copy.find());
    }

    private void both(Object id, Consumer<MongoCollection<Document>> command) {
        Document byId = new Document("_id", id);
        Document before = copy.find(byId).first();
        command.accept(copy);
        if (succeeds(command)) {
            assertThat(withKeyOf(byId)).as("%s was accepted", id).isOne();
            return;
        }
        refused++;
        assertThat(withKeyOf(byId)).as("%s was refused", id).isGreaterThan(1);
        copy.deleteOne(byId);
        if (Objects.nonNull(before)) {
            copy.insertOne(before);
        }
    }

    private boolean succeeds(Consumer<MongoCollection<Document>> command) {
        try {
            command.accept(unique);
            return true;
        } catch (MongoException duplicate) {
            assertThat(duplicate.getCode()).isEqualTo(DUPLICATE);
            return false;
        }
    }

    private long withKeyOf(Document byId) {
        Document document = Objects.requireNonNull(copy.find(byId).first());
        Document key = new Document("a", document.get("a")).append("b", document.get("b"));
        return copy.countDocuments(new Document("$or", List.of(key)));
    }
}
