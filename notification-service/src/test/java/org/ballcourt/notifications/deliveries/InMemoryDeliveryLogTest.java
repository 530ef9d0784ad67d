package org.ballcourt.notifications.deliveries;

/** The kit on a map: what it demands can be met without any database. */
class InMemoryDeliveryLogTest implements DeliveryLogKit {
    private final DeliveryLog deliveries = new InMemoryDeliveryLog();

    @Override
    public DeliveryLog deliveries() {
        return deliveries;
    }
}
