package org.ballcourt.notifications.deliveries;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.Document;

/** The delivery log without a disk; keeps documents of its own, in the order in which they came. */
public class InMemoryDeliveryLog implements DeliveryLog {
    private final Map<String, Document> stored = new LinkedHashMap<>();

    @Override
    public synchronized List<Delivery> record(List<Delivery> lines) {
        return lines.stream()
                .filter(line -> stored.putIfAbsent(line.id(), line.document()) == null)
                .toList();
    }

    /** Forgets all of them. */
    public synchronized void clear() {
        stored.clear();
    }

    @Override
    public synchronized Optional<Delivery> find(String id) {
        return Optional.ofNullable(stored.get(id)).map(Delivery::of);
    }

    @Override
    public synchronized List<Delivery> due(Instant now, int limit) {
        Date latest = Date.from(now);
        return stored.values().stream()
                .filter(line ->
                        line.getBoolean("open") && !line.getDate("nextTry").after(latest))
                .sorted((one, other) -> one.getDate("nextTry").compareTo(other.getDate("nextTry")))
                .limit(limit)
                .map(Delivery::of)
                .toList();
    }

    @Override
    public synchronized boolean claim(String id) {
        return change(
                id,
                line -> line.state() == DeliveryState.PENDING,
                line -> line.append("state", DeliveryState.SENDING.name())
                        .append("attempts", line.getInteger("attempts") + 1));
    }

    @Override
    public synchronized void finish(Delivery tried, DeliveryState state, String note) {
        settle(
                tried,
                line -> line.append("state", state.name())
                        .append("open", false)
                        .append("announced", false)
                        .append("note", note));
    }

    @Override
    public synchronized void tryAgain(Delivery tried, Instant when, String note) {
        settle(
                tried,
                line -> line.append("state", DeliveryState.PENDING.name())
                        .append("nextTry", Date.from(when))
                        .append("note", note));
    }

    private void settle(Delivery tried, Consumer<Document> change) {
        change(
                tried.id(),
                line -> line.state() == DeliveryState.SENDING && line.attempts() == tried.attempts(),
                change);
    }

    @Override
    public synchronized List<Delivery> unannounced(int limit) {
        return stored.values().stream()
                .filter(line -> !line.getBoolean("announced"))
                .limit(limit)
                .map(Delivery::of)
                .toList();
    }

    @Override
    public synchronized void announced(List<Delivery> told) {
        told.forEach(
                one -> change(one.id(), line -> line.state() == one.state(), line -> line.append("announced", true)));
    }

    private boolean change(String id, Predicate<Delivery> only, Consumer<Document> change) {
        Document line = stored.get(id);
        if (line == null || !only.test(Delivery.of(line))) {
            return false;
        }
        change.accept(line);
        return true;
    }
}
