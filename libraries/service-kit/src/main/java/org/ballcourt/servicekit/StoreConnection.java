package org.ballcourt.servicekit;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.Message;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger log = LoggerFactory.getLogger(StoreConnection.class);
    private static final String ALLOWED = "ballcourt.mongo.allow-embedded";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoClient mongoClient(Environment environment) {
        MongoClient client =
                MongoClients.create(MongoSettings.durable(environment.getRequiredProperty("ballcourt.mongo.uri")));
        try {
            refuseEmbedded(client, environment);
        } catch (MongoException away) {
            log.warn("The store is away; whether it is the one for trials is asked when it is back");
        } catch (SettingsRefused forTrials) {
            client.close();
            throw forTrials;
        }
        return client;
    }

    /** Asks the store what it is, as our embedded one says; fails where that is only for trials and this is none, or where it is away. */
    static void refuseEmbedded(MongoClient client, Environment environment) {
        boolean forTrials =
                client.getDatabase("admin").runCommand(new Document("hello", 1)).getBoolean("embeddedStore", false);
        if (forTrials && !mayBeForTrials(environment)) {
            throw new SettingsRefused(
                    List.of(Message.of("settings.embedded-store").with("setting", ALLOWED)));
        }
    }

    private static boolean mayBeForTrials(Environment environment) {
        return environment.getProperty("ballcourt.test-mode", Boolean.class, false)
                || environment.getProperty(ALLOWED, Boolean.class, false);
    }
}
