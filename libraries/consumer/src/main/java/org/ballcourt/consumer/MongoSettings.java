package org.ballcourt.consumer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The settings of the MongoDB driver with which what was acknowledged is never lost and what is read is never taken back. */
public final class MongoSettings {
    /**
     * Longer than any answer takes. A connection that died without a word (a cable, a machine that is gone) would be waited for as long
     * as the process lives, by relay, clocks and listeners alike.
     */
    public static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private MongoSettings() {}

    /**
     * Majority and journal for writes, majority from the primary for reads; unknown outcomes are ours to resolve, so
     * no driver retries.
     */
    public static MongoClientSettings durable(String uri) {
        return MongoClientSettings.builder()
                .applyToSocketSettings(
                        socket -> socket.readTimeout((int) LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS))
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(false)
                .build();
    }
}
