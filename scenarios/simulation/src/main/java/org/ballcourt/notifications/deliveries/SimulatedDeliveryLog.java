package org.ballcourt.notifications.deliveries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.store.Storage;

/** The delivery log, as one node comes to it. */
public record SimulatedDeliveryLog(Storage storage, DeliveryLog stored, Node node) implements DeliveryLog {
    @Override
    public List<Delivery> record(List<Delivery> lines) {
        return storage.documents(node, () -> stored.record(lines));
    }

    @Override
    public Optional<Delivery> find(String id) {
        return storage.documents(node, () -> stored.find(id));
    }

    @Override
    public List<Delivery> due(Instant now, int limit) {
        return storage.documents(node, () -> stored.due(now, limit));
    }

    @Override
    public boolean claim(String id) {
        return storage.documents(node, () -> stored.claim(id));
    }

    @Override
    public void finish(Delivery tried, DeliveryState state, String note) {
        storage.documents(node, () -> {
            stored.finish(tried, state, note);
            return null;
        });
    }

    @Override
    public void tryAgain(Delivery tried, Instant when, String note) {
        storage.documents(node, () -> {
            stored.tryAgain(tried, when, note);
            return null;
        });
    }

    @Override
    public List<Delivery> unannounced(int limit) {
        return storage.documents(node, () -> stored.unannounced(limit));
    }

    @Override
    public void announced(List<Delivery> told) {
        storage.documents(node, () -> {
            stored.announced(told);
            return null;
        });
    }
}
