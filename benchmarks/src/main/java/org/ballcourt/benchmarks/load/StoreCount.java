package org.ballcourt.benchmarks.load;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;

/** How often a store was called, by collection and kind of call, as {@code top} tells it. */
public final class StoreCount implements AutoCloseable {
    private static final String COMMITS = "commits";

    /** Of calls per command; what is rarer is not listed. */
    private static final double LEAST = 0.005;

    private final MongoClient client;

    public StoreCount(int port) {
        this.client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?directConnection=true");
    }

    /** From now on. */
    public Since since() {
        return new Since(top());
    }

    /** Nothing where the store does not know, as in an old build. */
    private Map<String, Long> top() {
        Map<String, Long> all = new TreeMap<>();
        try {
            Document top = client.getDatabase("admin").runCommand(new Document("top", 1));
            top.get("totals", Document.class)
                    .forEach((collection, kinds) -> ((Document) kinds)
                            .forEach((kind, count) -> all.put(
                                    collection + " " + kind,
                                    ((Document) count)
                                            .get("count", Number.class)
                                            .longValue())));
            all.put(COMMITS, top.get(COMMITS, 0L));
        } catch (MongoException unknown) {
            all.clear();
        }
        return all;
    }

    /** What was called since one moment. */
    public final class Since {
        private final Map<String, Long> before;

        private Since(Map<String, Long> before) {
            this.before = before;
        }

        /** Most first; the transactions of the file beside them. */
        public String each(long commands) {
            Map<String, Double> each = new TreeMap<>();
            top().forEach((key, count) -> each.put(key, (double) (count - before.getOrDefault(key, 0L)) / commands));
            Double commits = each.remove(COMMITS);
            if (commits == null) {
                return "store calls not known";
            }
            double all = each.values().stream().mapToDouble(Double::doubleValue).sum();
            return "%.2f store calls a command in %.2f transactions: ".formatted(all, commits)
                    + each.entrySet().stream()
                            .filter(one -> one.getValue() >= LEAST)
                            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                            .map(one -> "%s %.2f".formatted(one.getKey(), one.getValue()))
                            .collect(Collectors.joining(", "));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
