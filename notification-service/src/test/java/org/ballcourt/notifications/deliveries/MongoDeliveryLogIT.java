package org.ballcourt.notifications.deliveries;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The kit through the driver. */
class MongoDeliveryLogIT implements DeliveryLogKit {
    private static EmbeddedStore store;
    private static MongoClient client;

    private DeliveryLog deliveries;

    @BeforeAll
    static void openStore() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    static void closeStore() {
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        MongoDatabase database = client.getDatabase("ballcourt_notices");
        database.drop();
        deliveries = new MongoDeliveryLog(database);
    }

    @Override
    public DeliveryLog deliveries() {
        return deliveries;
    }
}
