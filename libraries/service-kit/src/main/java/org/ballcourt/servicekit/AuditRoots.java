package org.ballcourt.servicekit;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoIterable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.records.AuditRoot;
import org.ballcourt.contracts.records.AuditRoot.Head;
import org.ballcourt.proof.AuditRootSeal;
import org.ballcourt.proof.SigningKey;
import org.bson.Document;

/**
 * Signed roots over the chains of the audit: whoever takes off the end of a chain, all of one, or writes one anew, contradicts a root that is
 * there, that stands in a topic, and that others have kept.
 */
public final class AuditRoots {
    private final MongoCollection<Document> records;
    private final MongoCollection<Document> roots;
    private final InstantSource time;
    private final Duration retention;
    /** What the newest roots say of each chain, so that it need not be looked up each time. */
    private final Map<String, Long> rooted = new HashMap<>();

    /**
     * Whether the roots hold, and the chains that they tell of.
     *
     * @param roots how many there are
     * @param newest hash of the last; null where there is none
     * @param brokenAt the first root that is missing, changed, in a wrong place or signed by nobody known; null where all hold
     * @param lost the last that the roots say of chains whose record of that number is gone or another one
     */
    public record Check(long roots, String newest, Long brokenAt, List<Head> lost) {}

    /** @param retention what is older is forgotten, and nobody misses it */
    AuditRoots(
            MongoCollection<Document> records,
            MongoCollection<Document> roots,
            InstantSource time,
            Duration retention) {
        this.records = records;
        this.roots = roots;
        this.time = time;
        this.retention = retention;
    }

    void prepare() {
        roots.createIndex(ascending("heads.stream"));
        roots.createIndex(ascending("published"));
    }

    /** Takes the next root; none where no chain has grown, or another process was faster. */
    public synchronized Optional<AuditRoot> take(SigningKey key) {
        List<Head> grown = heads().stream()
                .filter(head -> head.seq() > rootedUpTo(head.stream()))
                .toList();
        if (grown.isEmpty()) {
            return Optional.empty();
        }
        Optional<AuditRoot> last = Optional.ofNullable(
                roots.find().sort(descending("_id")).map(AuditRoots::read).first());
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditRoot root = AuditRootSeal.sign(
                last.map(AuditRoot::n).orElse(0L) + 1,
                last.map(AuditRoot::at).filter(at -> at.isAfter(now)).orElse(now),
                grown,
                last.map(AuditRoot::hash).orElse(RecordedEvent.GENESIS),
                key);
        if (!MongoCalls.insertIfAbsent(roots, document(root))) {
            rooted.clear();
            return Optional.empty();
        }
        grown.forEach(head -> rooted.put(head.stream(), head.seq()));
        return Optional.of(root);
    }

    /** Those that were not published yet, the oldest first. */
    public List<AuditRoot> unpublished() {
        return roots.find(eq("published", false))
                .sort(ascending("_id"))
                .map(AuditRoots::read)
                .into(new ArrayList<>());
    }

    public void published(AuditRoot root) {
        roots.updateOne(eq("_id", root.n()), set("published", true));
    }

    /**
     * Reads all roots, and of each chain the record that the last of them names.
     *
     * @param signed whether a known key signed it
     */
    public Check check(Predicate<AuditRoot> signed) {
        Map<String, Head> newest = new TreeMap<>();
        long count = 0;
        String last = null;
        for (AuditRoot root : all()) {
            boolean fits = root.n() == count + 1
                    && root.previous().equals(last == null ? RecordedEvent.GENESIS : last)
                    && AuditRootSeal.holdsTogether(root)
                    && signed.test(root);
            if (!fits) {
                return new Check(count, last, count + 1, lost(newest));
            }
            root.heads().forEach(head -> newest.put(head.stream(), head));
            last = root.hash();
            count++;
        }
        return new Check(count, last, null, lost(newest));
    }

    private List<Head> lost(Map<String, Head> newest) {
        return newest.values().stream().filter(head -> !isThere(head)).toList();
    }

    private boolean isThere(Head head) {
        Document found = records.find(eq("_id", AuditRecord.idOf(head.stream(), head.seq())))
                .first();
        return found == null ? mayBeForgotten(head) : head.hash().equals(found.getString("hash"));
    }

    private boolean mayBeForgotten(Head head) {
        return head.at().isBefore(time.instant().minus(retention));
    }

    /** What the roots say of one chain, by the number of the record; what may be forgotten is left out. */
    TreeMap<Long, String> of(String stream) {
        TreeMap<Long, String> found = new TreeMap<>();
        for (AuditRoot root : roots.find(eq("heads.stream", stream)).map(AuditRoots::read)) {
            root.heads().stream()
                    .filter(head -> head.stream().equals(stream) && !mayBeForgotten(head))
                    .forEach(head -> found.put(head.seq(), head.hash()));
        }
        return found;
    }

    private MongoIterable<AuditRoot> all() {
        return roots.find().sort(ascending("_id")).map(AuditRoots::read);
    }

    private long rootedUpTo(String stream) {
        return rooted.computeIfAbsent(stream, _ -> {
            TreeMap<Long, String> found = of(stream);
            return found.isEmpty() ? 0L : found.lastKey();
        });
    }

    private List<Head> heads() {
        return chains().stream()
                .map(chain -> {
                    AuditRecord newest = newestOf(chain.stream());
                    return new Head(chain.stream(), newest.seq(), newest.at(), newest.hash());
                })
                .toList();
    }

    /** A chain that is there, and the time of its first record. */
    record Begun(String stream, Instant at) {}

    /** All chains, found from one to the next by the order of the ids: what else a record says may have been changed. */
    List<Begun> chains() {
        List<Begun> found = new ArrayList<>();
        Document next = records.find().sort(ascending("_id")).first();
        while (next != null) {
            String stream = AuditRecord.streamOf(next.getString("_id"));
            found.add(new Begun(stream, next.getDate("at").toInstant()));
            next = records.find(gt("_id", stream + AuditRecord.AFTER_ALL))
                    .sort(ascending("_id"))
                    .first();
        }
        return found;
    }

    private AuditRecord newestOf(String stream) {
        return AuditRecord.read(records.find(lt("_id", stream + AuditRecord.AFTER_ALL))
                .sort(descending("_id"))
                .first());
    }

    private static Document document(AuditRoot root) {
        return new Document("_id", root.n())
                .append("at", Date.from(root.at()))
                .append(
                        "heads",
                        root.heads().stream()
                                .map(head -> new Document("stream", head.stream())
                                        .append("seq", head.seq())
                                        .append("at", Date.from(head.at()))
                                        .append("hash", head.hash()))
                                .toList())
                .append("previous", root.previous())
                .append("hash", root.hash())
                .append("keyId", root.keyId())
                .append("signature", root.signature())
                .append("published", false);
    }

    private static AuditRoot read(Document found) {
        return new AuditRoot(
                found.getLong("_id"),
                found.getDate("at").toInstant(),
                found.getList("heads", Document.class).stream()
                        .map(head -> new Head(
                                head.getString("stream"),
                                head.getLong("seq"),
                                head.getDate("at").toInstant(),
                                head.getString("hash")))
                        .toList(),
                found.getString("previous"),
                found.getString("hash"),
                found.getString("keyId"),
                found.getString("signature"));
    }
}
