package org.ballcourt.consumer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DocumentCodec;

/** Documents as MongoDB would keep them: copies only, and saves that compare; tests say when the store fails. */
final class InMemoryDocumentRepository implements CaseDocumentRepository {
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final Map<String, Document> stored = new TreeMap<>();

    /** Run before and after each save; one that throws is a crash, or a lost answer. */
    Runnable beforeSave = () -> {};

    Runnable afterSave = () -> {};

    Runnable beforeFind = () -> {};

    Runnable beforeVisit = () -> {};

    /** How often many were asked for, or saved, at once. */
    int findings;

    int savings;

    @Override
    public void prepare() {}

    @Override
    public Codec<Document> codec() {
        return CODEC;
    }

    @Override
    public Map<String, RawBsonDocument> findAll(Collection<String> caseIds) {
        beforeFind.run();
        findings++;
        Map<String, RawBsonDocument> found = new HashMap<>();
        caseIds.stream().filter(stored::containsKey).forEach(caseId -> found.put(caseId, raw(stored.get(caseId))));
        return found;
    }

    /** As the driver does: some may be saved when it fails. */
    @Override
    public boolean saveAll(List<Replacement> replacements) {
        savings++;
        boolean all = true;
        for (Replacement one : replacements) {
            all &= save(one.before(), one.after().decode(CODEC));
        }
        return all;
    }

    @Override
    public CaseDocument find(String caseId) {
        beforeFind.run();
        return read(caseId);
    }

    private CaseDocument read(String caseId) {
        Document document = stored.get(caseId);
        return document == null ? CaseDocument.fresh(caseId) : CaseDocument.of(copy(document));
    }

    @Override
    public boolean save(CaseDocument before, Document after) {
        beforeSave.run();
        CaseDocument now = read(before.caseId());
        boolean unchanged = now.exists() == before.exists()
                && now.seq() == before.seq()
                && Objects.equals(now.parked(), before.parked())
                && Objects.equals(now.refolded(), before.refolded());
        if (unchanged) {
            stored.put(before.caseId(), copy(after));
            afterSave.run();
        }
        return unchanged;
    }

    @Override
    public void overwrite(Document after) {
        stored.put(after.getString("_id"), copy(after));
    }

    @Override
    public void forEach(Consumer<CaseDocument> visitor) {
        beforeVisit.run();
        stored.keySet().stream().map(this::read).forEach(visitor);
    }

    @Override
    public List<ParkedCase> parked() {
        List<ParkedCase> parked = new ArrayList<>();
        forEach(document -> {
            if (document.isParked()) {
                parked.add(document.parked());
            }
        });
        return parked;
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
        return stored.keySet().stream()
                .filter(caseId -> caseId.compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public long countParked() {
        return parked().size();
    }

    /** Everything, for comparing. */
    Map<String, Document> all() {
        return Map.copyOf(stored);
    }

    static RawBsonDocument raw(Document document) {
        return new RawBsonDocument(document, CODEC);
    }

    private static Document copy(Document document) {
        return raw(document).decode(CODEC);
    }
}
