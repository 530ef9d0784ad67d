package org.ballcourt.consumer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.store.Storage;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DocumentCodec;

/** The documents of a fold, as one node comes to them. */
public final class SimulatedDocuments implements CaseDocumentRepository {
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final Storage storage;
    private final Map<String, Document> stored;
    private final Node node;

    /** @param stored what all nodes share */
    public SimulatedDocuments(Storage storage, Map<String, Document> stored, Node node) {
        this.storage = storage;
        this.stored = stored;
        this.node = node;
    }

    /** To be shared by all nodes. */
    public static Map<String, Document> none() {
        return new TreeMap<>();
    }

    @Override
    public void prepare() {}

    @Override
    public Codec<Document> codec() {
        return CODEC;
    }

    @Override
    public Map<String, RawBsonDocument> findAll(Collection<String> caseIds) {
        return storage.documents(node, () -> {
            Map<String, RawBsonDocument> found = new TreeMap<>();
            caseIds.stream()
                    .filter(stored::containsKey)
                    .forEach(caseId -> found.put(caseId, new RawBsonDocument(stored.get(caseId), CODEC)));
            return found;
        });
    }

    @Override
    public CaseDocument find(String caseId) {
        Document found = stored(caseId);
        return found == null ? CaseDocument.fresh(caseId) : CaseDocument.of(found);
    }

    /** As it is stored; null where there is none. */
    public Document stored(String caseId) {
        return storage.documents(node, () -> copy(stored.get(caseId)));
    }

    @Override
    public boolean save(CaseDocument before, Document after) {
        Document written = copy(after);
        return storage.documents(node, () -> replaced(before, written));
    }

    private boolean replaced(CaseDocument before, Document after) {
        Document now = stored.get(before.caseId());
        boolean unchanged = now == null
                ? !before.exists()
                : before.exists()
                        && now.get(CaseDocument.SEQ, Number.class).longValue() == before.seq()
                        && (now.get(CaseDocument.PARKED) == null) == !before.isParked()
                        && Objects.equals(now.getDate(CaseDocument.REFOLDED), before.refolded());
        if (unchanged) {
            stored.put(before.caseId(), after);
        }
        return unchanged;
    }

    /** Unlike one document, some of many may arrive when the answer does not. */
    @Override
    public boolean saveAll(List<Replacement> replacements) {
        int begun = replacements.size() < 2 || !node.scheduler().oneIn(10)
                ? replacements.size()
                : node.scheduler().random().nextInt(replacements.size());
        boolean all = true;
        for (List<Replacement> some :
                List.of(replacements.subList(0, begun), replacements.subList(begun, replacements.size()))) {
            if (!some.isEmpty()) {
                all &= storage.documents(node, () -> allReplaced(some));
            }
        }
        return all;
    }

    private boolean allReplaced(List<Replacement> replacements) {
        boolean all = true;
        for (Replacement one : replacements) {
            all &= replaced(one.before(), one.after().decode(CODEC));
        }
        return all;
    }

    @Override
    public void overwrite(Document after) {
        Document written = copy(after);
        storage.documents(node, () -> stored.put(after.getString("_id"), written));
    }

    @Override
    public void forEach(Consumer<CaseDocument> visitor) {
        List<Document> all = storage.documents(
                node,
                () -> stored.values().stream().map(SimulatedDocuments::copy).toList());
        all.stream().map(CaseDocument::of).forEach(visitor);
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
        return storage.documents(
                node,
                () -> stored.keySet().stream()
                        .filter(caseId -> caseId.compareTo(after) > 0)
                        .limit(limit)
                        .toList());
    }

    @Override
    public long countParked() {
        return storage.documents(
                node,
                () -> stored.values().stream()
                        .filter(document -> document.get(CaseDocument.PARKED) != null)
                        .count());
    }

    private static Document copy(Document document) {
        if (document == null) {
            return null;
        }
        Document copy = new Document();
        document.forEach((name, value) -> copy.append(name, copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        return switch (value) {
            case Document nested -> copy(nested);
            case List<?> list ->
                list.stream()
                        .map(SimulatedDocuments::copyOf)
                        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
            case null, default -> value;
        };
    }
}
