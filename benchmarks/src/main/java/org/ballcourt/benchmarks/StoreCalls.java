package org.ballcourt.benchmarks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;

/** What the calls that the product makes most cost on the embedded store, driver included: documents a second, and CPU for each. */
public final class StoreCalls implements AutoCloseable {
    private static final int BULK = 100;
    private static final int INDEXES = 8;

    private final EmbeddedStore store =
            EmbeddedStore.open(CaseServiceInside.folder().resolve("calls.db"), 0);
    private final MongoClient client = MongoClients.create(store.uri());
    private final MongoCollection<Document> views = client.getDatabase("calls").getCollection("views");
    private final int size;
    private int inserted;

    StoreCalls(int size) {
        this.size = size;
    }

    public static void main(String[] words) throws InterruptedException {
        int turns = words.length > 0 ? Integer.parseInt(words[0]) : 300;
        try (StoreCalls calls = new StoreCalls(20_000)) {
            calls.run(turns);
        }
    }

    void run(int turns) throws InterruptedException {
        for (int index = 0; index < INDEXES; index++) {
            views.createIndex(Indexes.ascending("field" + index, "due"));
        }
        while (inserted < size) {
            insert();
        }
        for (int round = 0; round < 3; round++) {
            measure("insertMany", BULK, turns / 3, this::insert);
            measure("find by $in", BULK, turns, this::find);
            measure("bulkWrite of replaceOne (_id, seq)", BULK, turns, this::replace);
            measure("updateOne (_id, seq)", 1, turns * 5, this::update);
        }
    }

    /** By eight callers. */
    private void measure(String what, int documents, int turns, Runnable call) throws InterruptedException {
        long cpu = cpu();
        long begun = System.nanoTime();
        List<Thread> callers = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    for (int turn = 0; turn < turns / 8; turn++) {
                        call.run();
                    }
                }))
                .toList();
        for (Thread caller : callers) {
            caller.join();
        }
        double done = (double) documents * (turns / 8) * 8;
        System.out.printf(
                "%-36s %,9.0f documents/s, %.4f ms CPU each%n",
                what, done / (System.nanoTime() - begun) * 1e9, (cpu() - cpu) / 1e6 / done);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void insert() {
        int from;
        synchronized (this) {
            from = inserted;
            inserted += BULK;
        }
        views.insertMany(
                IntStream.range(from, from + BULK).mapToObj(i -> view(i, 1)).toList());
    }

    private void find() {
        views.find(in("_id", some(BULK))).into(new ArrayList<>());
    }

    private void replace() {
        views.bulkWrite(
                some(BULK).stream()
                        .map(id -> new ReplaceOneModel<>(
                                and(eq("_id", id), eq("seq", 1)), view(Integer.parseInt(id.substring(5)), 1)))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    private void update() {
        views.updateOne(and(eq("_id", some(1).getFirst()), eq("seq", 1)), inc("changes", 1));
    }

    private List<String> some(int number) {
        return ThreadLocalRandom.current()
                .ints(number, 0, size)
                .distinct()
                .mapToObj(i -> "case-" + i)
                .toList();
    }

    /** About 1.5 kB, as a line of the queue. */
    private static Document view(int number, int seq) {
        Document view = new Document("_id", "case-" + number).append("seq", seq).append("due", number);
        for (int field = 0; field < INDEXES; field++) {
            view.append("field" + field, "value " + number % (field + 2));
        }
        IntStream.range(0, 20).forEach(i -> view.append("text" + i, "x".repeat(40)));
        return view.append("salt", ThreadLocalRandom.current().nextInt());
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
