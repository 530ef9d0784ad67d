package org.ballcourt.servicekit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * What every process says of itself now and then, so that any of them can show all: a reader of figures needs no way into each of
 * them. One that ends says so and is forgotten at once, one that is silent after a day.
 */
final class Processes {
    static final Duration EVERY = Duration.ofSeconds(10);
    /** Whoever says nothing for so long has ended, or stands still. */
    private static final Duration MISSED_AFTER = Duration.ofMinutes(1);

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final int MOST = 200;
    /** A newer version may say more. */
    private static final ObjectReader FIGURES =
            Wire.json().readerFor(ProcessFigures.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Logger log = LoggerFactory.getLogger(Processes.class);

    /**
     * @param since when it started, by its own clock
     * @param seen when it last said so
     * @param replacedBy the process of the same service that started after this one had been heard of last; null for none
     */
    record Process(String id, String service, Instant since, Instant seen, String replacedBy, ProcessFigures figures) {
        boolean follows(Process other) {
            return service.equals(other.service) && since.isAfter(other.seen);
        }

        Process replacedBy(String other) {
            return new Process(id, service, since, seen, other, figures);
        }
    }

    private final MongoCollection<Document> processes;
    private final MeterRegistry meters;
    private final String id;
    private final String service;
    private final Instant since;

    Processes(MongoCollection<Document> processes, MeterRegistry meters, String service, Instant since) {
        this.processes = processes;
        this.meters = meters;
        this.service = service;
        this.since = since;
        this.id = service + "-" + UUID.randomUUID();
    }

    void tell(Instant now) {
        processes.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("service", service)
                        .append("since", Date.from(since))
                        .append("seen", Date.from(now))
                        .append("figures", Wire.json().writeValueAsString(ProcessFigures.of(meters))),
                new ReplaceOptions().upsert(true));
        processes.deleteMany(Filters.lt("seen", Date.from(now.minus(FORGOTTEN_AFTER))));
    }

    /** Whoever spoke last first; what a process of another version said is left out where it cannot be read. */
    List<Process> all(Instant now) {
        return withSuccessors(
                processes.find().sort(Sorts.descending("seen")).limit(MOST).into(new ArrayList<>()).stream()
                        .flatMap(found -> read(found).stream())
                        .toList(),
                now.minus(MISSED_AFTER));
    }

    /** Each takes the place of one alone, so that of two that ended and one that started since, one is still missed. */
    private static List<Process> withSuccessors(List<Process> all, Instant missed) {
        List<Process> free = new ArrayList<>(all);
        return all.stream()
                .map(process -> {
                    Optional<Process> successor = free.stream()
                            .filter(each -> process.seen().isBefore(missed) && each.follows(process))
                            .findFirst();
                    successor.ifPresent(free::remove);
                    return successor
                            .map(found -> process.replacedBy(found.id()))
                            .orElse(process);
                })
                .toList();
    }

    /** Else it would be missed for a day. A store that is away already is no reason to end otherwise. */
    void leave() {
        try {
            processes.deleteOne(Filters.eq("_id", id));
        } catch (RuntimeException away) {
            log.debug("That {} ends could not be told", id, away);
        }
    }

    private static Optional<Process> read(Document found) {
        try {
            return Optional.of(new Process(
                    found.getString("_id"),
                    found.getString("service"),
                    found.getDate("since").toInstant(),
                    found.getDate("seen").toInstant(),
                    null,
                    FIGURES.readValue(found.getString("figures"))));
        } catch (RuntimeException unreadable) {
            log.debug("What {} says of itself cannot be read", found.get("_id"), unreadable);
            return Optional.empty();
        }
    }
}
