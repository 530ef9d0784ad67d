package org.ballcourt.servicekit;

import static com.mongodb.client.model.Filters.*;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.AuditRoots.Begun;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Searches the audit log, checks its chains, and forgets what is older than the time for which it is kept. */
record AuditReader(MongoCollection<Document> records, AuditRoots roots) {
    private static final int PAGE = 500;
    private static final int FIRST_REFUSAL = 400;
    private static final Bson LOOK = regex("door", "^(" + String.join("|", AuditFilter.READING) + ") ");

    /** Which of them; null where it does not matter. */
    record Which(String actor, String of, Instant from, Instant until, Boolean refused) {
        static final Which ALL = new Which(null, null, null, null, null);
    }

    /**
     * @param records that are there, from number {@code first} on
     * @param head hash of the last; null where there is none
     * @param brokenAt the first that is missing, changed, in a wrong place or not the one that a signed root names; null where the chain holds
     */
    record Chain(String stream, long first, long records, String head, Long brokenAt) {}

    void prepare() {
        records.createIndex(Indexes.ascending("at"));
        records.createIndex(Indexes.ascending("actor", "at"));
        records.createIndex(Indexes.ascending("of", "at"));
    }

    /** An account without a role is meant in each that it may have. */
    private static List<String> namesOf(String actor) {
        return actor.contains("/")
                ? List.of(actor)
                : Stream.of(Role.values()).map(role -> role + "/" + actor).toList();
    }

    /**
     * Newest first.
     *
     * @param before the id of the last one of the page before; null for the first page
     */
    List<AuditRecord> page(Which which, String before, int limit) {
        List<Bson> all = new ArrayList<>();
        if (which.actor() != null) {
            all.add(in("actor", namesOf(which.actor())));
        }
        if (which.of() != null) {
            all.add(eq("of", which.of()));
        }
        if (which.from() != null) {
            all.add(gte("at", Date.from(which.from())));
        }
        if (which.until() != null) {
            all.add(lt("at", Date.from(which.until())));
        }
        if (which.refused() != null) {
            all.add(which.refused() ? gte("status", FIRST_REFUSAL) : lt("status", FIRST_REFUSAL));
        }
        Document last = before == null ? null : records.find(eq("_id", before)).first();
        if (last != null) {
            all.add(or(lt("at", last.getDate("at")), and(eq("at", last.getDate("at")), lt("_id", before))));
        }
        return records.find(all.isEmpty() ? new Document() : and(all))
                .sort(Sorts.descending("at", "_id"))
                .limit(limit)
                .map(AuditRecord::read)
                .into(new ArrayList<>());
    }

    /** Reads all of a stream. What is older than the retention is gone from its beginning, and nothing else may be. */
    Chain check(String stream) {
        TreeMap<Long, String> signed = roots.of(stream);
        long first = 0;
        long count = 0;
        String head = null;
        String after = AuditRecord.idOf(stream, 0);
        String end = stream + AuditRecord.AFTER_ALL;
        List<AuditRecord> page;
        do {
            page = records.find(and(gt("_id", after), lt("_id", end)))
                    .sort(Sorts.ascending("_id"))
                    .limit(PAGE)
                    .map(AuditRecord::read)
                    .into(new ArrayList<>());
            for (AuditRecord record : page) {
                first = count == 0 ? record.seq() : first;
                boolean fits = record.seq() == first + count
                        && record.stream().equals(stream)
                        && record.isIntact()
                        && record.hash().equals(signed.getOrDefault(record.seq(), record.hash()))
                        && (count == 0 || record.previous().equals(head));
                if (!fits) {
                    return new Chain(stream, first, count, head, first + count);
                }
                head = record.hash();
                count++;
            }
            after = page.isEmpty()
                    ? after
                    : AuditRecord.idOf(stream, page.getLast().seq());
        } while (page.size() == PAGE);
        if (count > 0 && !signed.isEmpty() && signed.firstKey() < first) {
            return new Chain(stream, first, count, head, signed.firstKey());
        }
        long last = first + count - 1;
        boolean cut = !signed.isEmpty() && signed.lastKey() > (count == 0 ? 0 : last);
        return new Chain(stream, first, count, head, cut ? Long.valueOf(count == 0 ? 1 : last + 1) : null);
    }

    /** Those that began last. */
    List<String> streams(int most) {
        return roots.chains().stream()
                .sorted(Comparator.comparing(Begun::at).reversed())
                .limit(most)
                .map(Begun::stream)
                .toList();
    }

    /**
     * Takes the words out of what somebody asked, and out of what was asked about something; the chain still holds. Those of earlier versions stay until they are forgotten.
     *
     * @param actor null for nobody
     */
    void eraseWords(String actor, List<String> of) {
        records.updateMany(
                and(actor == null ? in("of", of) : or(eq("actor", actor), in("of", of)), ne("mark", null)),
                combine(set("words", null), set("salt", null)));
    }

    /**
     * Takes the words out of whatever was looked for before, whoever looked and whatever it was about; the chains hold. Nobody can tell of
     * whom words are that found nothing. Those of acts stay: they are the reasons, and stand nowhere else.
     */
    void forgetWords(Instant now, Duration kept) {
        records.updateMany(
                and(lt("at", Date.from(now.minus(kept))), LOOK, ne("mark", null), ne("words", null)),
                combine(set("words", null), set("salt", null)));
    }

    /** How many it forgot. */
    long forget(Instant now, Duration retention) {
        return records.deleteMany(lt("at", Date.from(now.minus(retention)))).getDeletedCount();
    }
}
