package org.ballcourt.consumer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;

/** The settings of the MongoDB driver with which what was acknowledged is never lost and what is read is never taken back. */
public final class MongoSettings {
    private MongoSettings() {}

    /**
     * Majority and journal for writes, majority from the primary for reads; unknown outcomes are ours to resolve, so
     * no driver retries.
     */
    public static MongoClientSettings durable(String uri) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(false)
                .build();
    }
}
