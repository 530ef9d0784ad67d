package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.PersonalText;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code evidence}. What was registered never changes, so what was found lately is not asked for again. */
public final class MongoEvidenceRegistry implements EvidenceRegistry {
    private static final int MOST_REMEMBERED = 5_000;

    private final MongoCollection<Document> evidence;
    private final Cache<String, EvidenceItem> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();

    public MongoEvidenceRegistry(@Qualifier("cases") MongoDatabase database) {
        this.evidence = database.getCollection("evidence");
    }

    @Override
    public void register(EvidenceItem item) {
        Document written = write(item);
        if (MongoFailures.translate(() -> MongoCalls.insertIfAbsent(evidence, written))) {
            known.put(item.evidenceId(), read(written));
        }
    }

    @Override
    public Map<String, EvidenceItem> find(Collection<String> ids) {
        Map<String, EvidenceItem> found = new HashMap<>(known.getAllPresent(ids));
        List<String> unknown =
                ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        if (!unknown.isEmpty()) {
            MongoFailures.translate(() -> evidence.find(in("_id", unknown)).into(new ArrayList<>()))
                    .forEach(document -> {
                        EvidenceItem item = read(document);
                        known.put(item.evidenceId(), item);
                        found.put(item.evidenceId(), item);
                    });
        }
        return found;
    }

    /** How many files somebody uploaded; @param cases for which, empty for any */
    public long uploadsOf(Actor uploader, List<String> cases, List<String> butFor) {
        Bson mine = and(eq("uploadedBy", uploader.toString()), nin("caseId", butFor));
        return MongoFailures.translate(
                () -> evidence.countDocuments(cases.isEmpty() ? mine : and(mine, in("caseId", cases))));
    }

    private static Document write(EvidenceItem item) {
        return new Document("_id", item.evidenceId())
                .append("kind", item.kind().name())
                .append("name", write(item.name()))
                .append("size", item.size())
                .append("sha256", item.sha256())
                .append("detectedType", item.detectedType())
                .append("kindFits", item.kindFits())
                .append("uploadedBy", item.uploadedBy().toString())
                .append("uploadedAt", Date.from(item.uploadedAt()))
                .append("caseId", item.caseId());
    }

    private static Document write(PersonalText name) {
        return name == null ? null : new Document("subject", name.subject()).append("sealed", name.sealed());
    }

    private static EvidenceItem read(Document document) {
        Document name = document.get("name", Document.class);
        return new EvidenceItem(
                document.getString("_id"),
                EvidenceKind.valueOf(document.getString("kind")),
                name == null ? null : new PersonalText(name.getString("subject"), null, name.getString("sealed")),
                document.getLong("size"),
                document.getString("sha256"),
                document.getString("detectedType"),
                document.getBoolean("kindFits"),
                Actor.parse(document.getString("uploadedBy")),
                document.getDate("uploadedAt").toInstant(),
                document.getString("caseId"));
    }
}
