package org.ballcourt.servicekit;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.AuditRecord.Entry;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log: an append-only collection in which each process has a chain of its own, so that no two wait for each other, and the first
 * record of a chain holds the hash of the newest of all. What waits is written together, at the latest after {@link #PACE}; whoever must
 * not be answered before it is durable waits for that.
 */
final class AuditLog implements AuditTrail, AutoCloseable {
    /** So much may be lost of what nobody waited for when the process is killed. */
    static final Duration PACE = Duration.ofMillis(500);

    /** What waits while the store is away; then nobody is answered any more. */
    static final int MOST_WAITING = 20_000;

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final int TOGETHER = 500;
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private record Waiting(Entry entry, CompletableFuture<Void> durable) {}

    private final MongoCollection<Document> records;
    private final String stream;
    private final InstantSource time;
    private final MeterRegistry meters;
    private final LinkedBlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Worker worker;
    private final List<Waiting> batch = new ArrayList<>();
    private final List<Document> written = new ArrayList<>();
    private final RateLimit nameless = new RateLimit(10, 100, TimeMeter.SYSTEM_NANOTIME);
    private boolean again;
    private long seq;
    private String head;

    /** @param service by which its streams are named */
    AuditLog(
            MongoCollection<Document> records,
            String service,
            InstantSource time,
            BackgroundWorkers workers,
            MeterRegistry meters) {
        this.records = records;
        this.time = time;
        this.meters = meters;
        String start =
                InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        this.stream = service + "-" + start.replace(":", "") + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        Gauge.builder("ballcourt.audit.waiting", waiting, LinkedBlockingQueue::size)
                .description("Records of the audit that are not durable yet")
                .register(meters);
        this.worker = workers.worker("audit", this::write).start();
    }

    @Override
    public void read(Actor actor, List<String> of, String what) {
        if (!of.isEmpty()) {
            AuditedRequest request = AuditedRequest.current();
            require(append(
                    request == null
                            ? new Entry(now(), actor.toString(), null, 200, of, what, null)
                            : request.look(now(), actor, of, what)));
            Counter.builder("ballcourt.audited.reads")
                    .description("Cases and originals that the platform's people read")
                    .tags("role", actor.role().name(), "what", what)
                    .register(meters)
                    .increment(of.size());
        }
    }

    @Override
    public void tried(Actor actor, String door, int status, List<String> of, String what) {
        boolean tooMany = actor == null && nameless.secondsToWait("") > 0;
        if (hasRoom() && !tooMany) {
            append(new Entry(now(), actor == null ? null : actor.toString(), door, status, of, what, null));
        }
    }

    Instant now() {
        return time.instant();
    }

    /** False while more waits than may be forgotten. */
    boolean hasRoom() {
        return waiting.size() < MOST_WAITING;
    }

    /** Done when the record is durable. */
    CompletableFuture<Void> append(Entry entry) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        waiting.add(new Waiting(entry, durable));
        return durable;
    }

    /** Waits until it is durable; {@link Refused} where that takes too long. */
    void require(CompletableFuture<Void> durable) {
        require(durable, MongoSettings.LONGEST_ANSWER);
    }

    void require(CompletableFuture<Void> durable, Duration longest) {
        worker.wake();
        try {
            durable.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException away) {
            throw new Refused(Problem.of("STORE_UNAVAILABLE", 503));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new Refused(Problem.of("STORE_UNAVAILABLE", 503));
        }
    }

    /** One batch; one that failed is written again as it was, since it may be there already. */
    private Duration write() {
        if (written.isEmpty()) {
            waiting.drainTo(batch, TOGETHER - batch.size());
            if (batch.isEmpty()) {
                return PACE;
            }
            chain();
        }
        try {
            insert();
        } catch (MongoException failed) {
            again = true;
            throw failed;
        }
        again = false;
        batch.forEach(one -> one.durable().complete(null));
        batch.clear();
        written.clear();
        return waiting.isEmpty() ? PACE : Duration.ZERO;
    }

    private void chain() {
        if (head == null) {
            Document newest = records.find().sort(Sorts.descending("at", "_id")).first();
            head = newest == null ? "" : newest.getString("hash");
        }
        for (Waiting one : batch) {
            AuditRecord record = AuditRecord.of(one.entry(), stream, ++seq, head);
            head = record.hash();
            written.add(record.document());
        }
    }

    private void insert() {
        if (again) {
            written.forEach(record -> MongoCalls.insertIfAbsent(records, record));
        } else {
            records.insertMany(written);
        }
    }

    @Override
    public void close() {
        worker.close();
        long end = System.nanoTime() + LONGEST_END.toNanos();
        try {
            while ((!batch.isEmpty() || !waiting.isEmpty()) && System.nanoTime() < end) {
                write();
            }
        } catch (RuntimeException away) {
            log.error(
                    "{} records of the audit could not be written before the end", batch.size() + waiting.size(), away);
        }
    }
}
