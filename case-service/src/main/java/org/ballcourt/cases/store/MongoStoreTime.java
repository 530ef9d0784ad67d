package org.ballcourt.cases.store;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import org.bson.Document;

/** The clock of the MongoDB server. */
final class MongoStoreTime implements StoreTime {
    private final MongoDatabase database;

    MongoStoreTime(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Instant now() {
        return Answers.of(() -> database.runCommand(new Document("hello", 1)))
                .getDate("localTime")
                .toInstant();
    }
}
