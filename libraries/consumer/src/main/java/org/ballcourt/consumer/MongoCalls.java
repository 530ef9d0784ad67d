package org.ballcourt.consumer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import org.bson.Document;

/** What every store of ours asks of the driver. */
public final class MongoCalls {
    private MongoCalls() {}

    /** False, and nothing is written, where a document of its id (or of another unique key) is there already. */
    public static boolean insertIfAbsent(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            if (isDuplicateKey(refused)) {
                return false;
            }
            throw refused;
        }
    }

    /** Whether nothing was written because the key is taken. */
    public static boolean isDuplicateKey(MongoException refused) {
        return isDuplicateKey(refused.getCode());
    }

    /** As above, by the server's code, which is all that one write of many has. */
    public static boolean isDuplicateKey(int code) {
        return ErrorCategory.fromErrorCode(code) == ErrorCategory.DUPLICATE_KEY;
    }

    /** The time of the server's own clock. */
    public static Instant serverTime(MongoDatabase database) {
        // The older name of hello: every server knows it, the embedded store included.
        return database.runCommand(new Document("isMaster", 1))
                .getDate("localTime")
                .toInstant();
    }
}
