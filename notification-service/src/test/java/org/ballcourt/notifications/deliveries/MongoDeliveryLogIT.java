package org.ballcourt.notifications.deliveries;

import com.mongodb.client.MongoDatabase;
import org.ballcourt.store.embedded.StoreInMemory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** The kit through the driver. */
class MongoDeliveryLogIT implements DeliveryLogKit {
    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private DeliveryLog deliveries;

    @BeforeEach
    void empty() {
        MongoDatabase database = STORE.client().getDatabase("ballcourt_notices");
        database.drop();
        deliveries = new MongoDeliveryLog(database);
    }

    @Override
    public DeliveryLog deliveries() {
        return deliveries;
    }
}
