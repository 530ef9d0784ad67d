package org.ballcourt.torture.dump;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/** Waits until the relay has sent everything and each consumer but the clocks, which were stopped, is where the log ends, by what the store says. */
final class Rest {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 10;
    private static final List<String> CONSUMERS = List.of(
            "ballcourt_cases.queue", "ballcourt_cases.standing", "ballcourt_evidence.cases", "ballcourt_notices.cases");

    private Rest() {}

    /** False when mail was still to be sent after a long while; what a sender that died has left is taken up after minutes. */
    static boolean awaitMail(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> deliveries = collection(client, "ballcourt_notices.deliveries");
            return await(() -> deliveries.find(Filters.eq("open", true)).first() == null);
        }
    }

    /** False when somebody was still behind after a long while. */
    static boolean await(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            return await(() -> isQuiet(client));
        }
    }

    /**
     * Waits until every command was handled, and everything has lapsed whose time was over that long ago.
     *
     * @return false when something was still to be done after a long while
     */
    static boolean awaitDeadlines(String uri, CommandBacklog commands, Duration grace) {
        try (MongoClient client = MongoClients.create(uri)) {
            return await(
                    () -> commands.isEmpty() && hasLapsed(client, Instant.now().minus(grace)));
        }
    }

    /** Something that writes down what there is. */
    interface Writing {
        void write() throws IOException;
    }

    /**
     * Writes while no root is taken, and again where one was: a node that has just taken over takes the next one whenever it is due, and
     * one that was taken between two parts of what is written would be told and not be there.
     *
     * @throws IllegalStateException if roots never rest
     */
    static void betweenRoots(String uri, Writing writing) throws IOException {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> roots = collection(client, "ballcourt_cases.roots");
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                if (!await(() -> roots.countDocuments(Filters.eq("published", false)) == 0)) {
                    throw new IllegalStateException("A root was taken and is not told");
                }
                long before = roots.countDocuments();
                writing.write();
                if (roots.countDocuments() == before) {
                    return;
                }
            }
        }
        throw new IllegalStateException("Roots are taken faster than they can be written down");
    }

    static boolean await(BooleanSupplier done) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            if (done.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    private static boolean hasLapsed(MongoClient client, Instant before) {
        try {
            for (Document duties : collection(client, "ballcourt_clocks.cases").find()) {
                for (Document duty : duties.getList("open", Document.class, List.of())) {
                    if (Instant.parse(duty.getString("dueAt")).isBefore(before)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (MongoException away) {
            return false;
        }
    }

    private static boolean isQuiet(MongoClient client) {
        try {
            MongoCollection<Document> log = collection(client, "ballcourt_cases.cases");
            if (log.find(Filters.eq("pending", true)).limit(1).first() != null) {
                return false;
            }
            Map<String, Number> ends = numbers(log, "lastSeq");
            return CONSUMERS.stream()
                    .allMatch(name -> numbers(collection(client, name), "seq").equals(ends));
        } catch (MongoException away) {
            return false;
        }
    }

    private static MongoCollection<Document> collection(MongoClient client, String name) {
        String[] parts = name.split("\\.");
        return client.getDatabase(parts[0]).getCollection(parts[1]);
    }

    private static Map<String, Number> numbers(MongoCollection<Document> collection, String field) {
        Map<String, Number> numbers = new HashMap<>();
        collection
                .find()
                .projection(Projections.include(field))
                .forEach(
                        document -> numbers.put(document.getString("_id"), ((Number) document.get(field)).longValue()));
        return numbers;
    }
}
