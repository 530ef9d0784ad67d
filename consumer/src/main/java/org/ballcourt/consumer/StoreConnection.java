package org.ballcourt.consumer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The one connection of this process to MongoDB, set so that what was acknowledged is never lost and what is read is
 * never taken back.
 */
@Configuration(proxyBeanMethods = false)
public class StoreConnection {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoClient mongoClient(Environment environment) {
        return MongoClients.create(settings(environment.getRequiredProperty("ballcourt.mongo.uri")));
    }

    /**
     * Majority and journal for writes, majority from the primary for reads; unknown outcomes are ours to resolve, so
     * no driver retries.
     */
    public static MongoClientSettings settings(String uri) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(false)
                .build();
    }
}
