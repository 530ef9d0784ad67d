package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.PersonalText;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code evidence}. */
public final class MongoEvidenceRegistry implements EvidenceRegistry {
    private final MongoCollection<Document> evidence;

    public MongoEvidenceRegistry(@Qualifier("cases") MongoDatabase database) {
        this.evidence = database.getCollection("evidence");
    }

    @Override
    public void register(EvidenceItem item) {
        MongoFailures.translate(() -> MongoCalls.insertIfAbsent(evidence, write(item)));
    }

    @Override
    public Map<String, EvidenceItem> find(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return MongoFailures.translate(() -> evidence.find(in("_id", ids)).into(new ArrayList<>())).stream()
                .map(MongoEvidenceRegistry::read)
                .collect(Collectors.toMap(EvidenceItem::evidenceId, Function.identity()));
    }

    /** How many files somebody uploaded; @param cases for which, empty for any */
    public long uploadsOf(Actor uploader, List<String> cases) {
        Bson mine = eq("uploadedBy", uploader.toString());
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
