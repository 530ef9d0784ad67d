package org.ballcourt.cases.tracing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** For tests of what feeds tracing. */
public final class TracedCasesKit {
    private TracedCasesKit() {}

    public static MongoCollection<Document> collection(MongoDatabase database) {
        return database.getCollection("traced_cases");
    }

    public static TraceIntake intake(MongoDatabase database) {
        return new MongoTracedCases(collection(database));
    }
}
