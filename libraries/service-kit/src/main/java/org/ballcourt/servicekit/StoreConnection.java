package org.ballcourt.servicekit;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.Message;
import org.bson.Document;
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
    private static final String ALLOWED = "ballcourt.mongo.allow-embedded";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoClient mongoClient(Environment environment) {
        MongoClient client =
                MongoClients.create(MongoSettings.durable(environment.getRequiredProperty("ballcourt.mongo.uri")));
        if (!mayBeForTrials(environment) && isForTrials(client)) {
            client.close();
            throw new SettingsRefused(
                    List.of(Message.of("settings.embedded-store").with("setting", ALLOWED)));
        }
        return client;
    }

    private static boolean mayBeForTrials(Environment environment) {
        return environment.getProperty("ballcourt.test-mode", Boolean.class, false)
                || environment.getProperty(ALLOWED, Boolean.class, false);
    }

    /** Our embedded store says what it is. One that is away just now is for whoever needs it first. */
    private static boolean isForTrials(MongoClient client) {
        try {
            return client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("embeddedStore", false);
        } catch (MongoException away) {
            return false;
        }
    }
}
