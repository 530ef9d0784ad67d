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
        // The older name of hello: every server knows it, the embedded store included.
        return MongoFailures.translate(() -> database.runCommand(new Document("isMaster", 1)))
                .getDate("localTime")
                .toInstant();
    }
}
