package org.ballcourt.servicekit;

import com.mongodb.client.MongoClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Asks a store whether it is there, and ends the service if it turns out to be the one for trials: it may have been away at the start. */
record StoreQuestion(MongoClient store, ConfigurableApplicationContext service) implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(StoreQuestion.class);

    @Override
    public void run() {
        try {
            StoreConnection.refuseEmbedded(store, service.getEnvironment());
        } catch (SettingsRefused forTrials) {
            log.error("This service ends: {}", forTrials.getMessage());
            // The end waits for whoever asks.
            Thread.ofPlatform().name("store-refused").start(service::close);
            throw forTrials;
        }
    }
}
