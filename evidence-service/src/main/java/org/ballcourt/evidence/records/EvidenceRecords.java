package org.ballcourt.evidence.records;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Role;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The records of all originals; PENDING until the case core knows the id, REGISTERED from then on. */
public final class EvidenceRecords {
    private static final String PENDING = "PENDING";
    private static final String REGISTERED = "REGISTERED";

    private final MongoCollection<Document> evidence;

    public EvidenceRecords(@Qualifier("evidence") MongoDatabase database) {
        evidence = database.getCollection("evidence");
        evidence.createIndex(
                Indexes.ascending("state", "uploadedAt"),
                new IndexOptions().partialFilterExpression(Filters.eq("state", PENDING)));
        evidence.createIndex(Indexes.ascending("uploadedBy", "caseId"));
        evidence.createIndex(Indexes.ascending("uploadedBy", "uploadedAt"));
        evidence.createIndex(Indexes.ascending("sha256"));
        evidence.createIndex(Indexes.ascending("seal"));
    }

    /** Stores the record as PENDING, or answers the one that stands under its id already. */
    public EvidenceRecord insertOrFind(EvidenceRecord fresh) {
        return MongoCalls.insertIfAbsent(evidence, document(fresh))
                ? fresh
                : find(fresh.id()).orElseThrow();
    }

    public Optional<EvidenceRecord> find(String evidenceId) {
        return Optional.ofNullable(evidence.find(Filters.eq("_id", evidenceId)).first())
                .map(EvidenceRecords::fromDocument);
    }

    public void markRegistered(String evidenceId) {
        evidence.updateOne(
                Filters.and(Filters.eq("_id", evidenceId), Filters.eq("state", PENDING)),
                Updates.set("state", REGISTERED));
    }

    /** Oldest first. */
    public List<EvidenceRecord> pending(int limit) {
        return evidence.find(Filters.eq("state", PENDING))
                .sort(Sorts.ascending("uploadedAt"))
                .limit(limit)
                .map(EvidenceRecords::fromDocument)
                .into(new ArrayList<>());
    }

    /** What somebody uploaded with this case in mind, submitted or not. */
    public List<EvidenceRecord> uploadedFor(String caseId, Actor uploader) {
        return evidence.find(Filters.and(Filters.eq("uploadedBy", uploader.toString()), Filters.eq("caseId", caseId)))
                .map(EvidenceRecords::fromDocument)
                .into(new ArrayList<>());
    }

    /** What somebody uploaded for one case, or without one. */
    public record Uploaded(int files, long bytes) {}

    /** What the same person uploaded since then, in whatever role, for the same case or as well without one; no more than so many files are looked at. */
    public Uploaded uploadedSince(EvidenceRecord fresh, Instant since, int most) {
        String id = fresh.item().uploadedBy().id();
        String caseId = fresh.item().caseId();
        Bson which = Filters.and(
                Filters.in(
                        "uploadedBy",
                        Stream.of(Role.values())
                                .map(role -> new Actor(role, id).toString())
                                .toList()),
                caseId == null ? Filters.exists("caseId", false) : Filters.eq("caseId", caseId),
                Filters.gte("uploadedAt", Date.from(since)),
                Filters.ne("_id", fresh.id()));
        List<Long> sizes = evidence.find(which)
                .projection(Projections.include("size"))
                .limit(most)
                .map(document -> document.getLong("size"))
                .into(new ArrayList<>());
        return new Uploaded(
                sizes.size(), sizes.stream().mapToLong(Long::longValue).sum());
    }

    /** Whether any record names this encrypted file that was not erased. */
    public boolean knowsSeal(String seal) {
        return evidence.find(Filters.and(Filters.eq("seal", seal), Filters.ne("name", "")))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    /** Whether any record names these bytes, as they came, that was not erased. */
    public boolean knowsBytes(String sha256) {
        return evidence.find(Filters.and(
                                Filters.eq("sha256", sha256), Filters.ne("name", ""), Filters.exists("seal", false)))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    /** Everything that somebody uploaded. */
    public List<EvidenceRecord> uploadedBy(String uploader) {
        return evidence.find(Filters.eq("uploadedBy", uploader))
                .map(EvidenceRecords::fromDocument)
                .into(new ArrayList<>());
    }

    /** Notes that it is gone for a case, and answers all for which it is. */
    public Set<String> goneFor(String evidenceId, Collection<String> cases) {
        Document noted = evidence.findOneAndUpdate(
                Filters.eq("_id", evidenceId),
                Updates.addEachToSet("goneFor", List.copyOf(cases)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Set.copyOf(noted.getList("goneFor", String.class));
    }

    /** Forgets the name and what the metadata says; from now on nobody knows the bytes by it. */
    public void erase(String evidenceId) {
        evidence.updateOne(
                Filters.eq("_id", evidenceId), Updates.combine(Updates.set("name", ""), Updates.unset("capture")));
    }

    private static Document document(EvidenceRecord record) {
        EvidenceItem item = record.item();
        Document document = new Document("_id", item.evidenceId())
                .append("kind", item.kind().name())
                .append("name", record.name())
                .append("size", item.size())
                .append("sha256", item.sha256())
                .append("detectedType", item.detectedType())
                .append("kindFits", item.kindFits())
                .append("uploadedBy", item.uploadedBy().toString())
                .append("uploadedAt", Date.from(item.uploadedAt()))
                .append("state", record.registered() ? REGISTERED : PENDING);
        if (record.seal() != null) {
            document.append("seal", record.seal());
        }
        if (item.caseId() != null) {
            document.append("caseId", item.caseId());
        }
        if (record.capture() != null) {
            Capture capture = record.capture();
            document.append(
                    "capture",
                    new Document("takenAt", capture.takenAt())
                            .append("device", capture.device())
                            .append("software", capture.software())
                            .append("edited", capture.edited()));
        }
        return document;
    }

    private static EvidenceRecord fromDocument(Document document) {
        EvidenceItem item = new EvidenceItem(
                document.getString("_id"),
                EvidenceKind.valueOf(document.getString("kind")),
                null,
                document.getLong("size"),
                document.getString("sha256"),
                document.getString("detectedType"),
                document.getBoolean("kindFits"),
                Actor.parse(document.getString("uploadedBy")),
                document.getDate("uploadedAt").toInstant(),
                document.getString("caseId"));
        Document stored = document.get("capture", Document.class);
        Capture capture = stored == null
                ? null
                : new Capture(
                        stored.getString("takenAt"),
                        stored.getString("device"),
                        stored.getString("software"),
                        stored.getBoolean("edited"));
        return new EvidenceRecord(
                item,
                document.getString("name"),
                capture,
                REGISTERED.equals(document.getString("state")),
                document.getString("seal"));
    }
}
