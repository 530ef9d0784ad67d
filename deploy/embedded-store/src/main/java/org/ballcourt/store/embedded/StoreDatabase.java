package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;

/** One database: opens collections and indexes on maps of the file, and answers what upstream would only scan for. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Key> {
    private final Opening opening;

    /** Upstream does not hand the whole description of an index to the methods that open it. */
    private Document described;

    StoreDatabase(String name, Opening opening, CursorRegistry cursors) {
        super(name, cursors);
        this.opening = opening;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> {
                // None at first is one at least here: without a number upstream reads all at once.
                int size = query.get("batchSize") instanceof Number given ? given.intValue() : StoreBackend.FIRST_BATCH;
                query.put("batchSize", Math.max(1, size));
            }
            case "aggregate" -> {
                if (query.get(command) instanceof String name
                        && resolveCollection(name, false) instanceof StoreCollection found) {
                    return new StoreAggregation(found, query).answer(databases, this, oplog);
                }
            }
            case "dropindexes" -> {
                return dropIndexes((String) query.get(command), query.get("index"));
            }
            default -> {}
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    /** Upstream's own drops rows of other collections too, where their indexes have the same name. */
    private Document dropIndexes(String collectionName, Object wanted) {
        if (resolveCollection(collectionName, false) instanceof StoreCollection collection) {
            List<Document> dropped = descriptions(collection).stream()
                    .filter(description -> !isPrimaryKeyIndex((Document) description.get("key")))
                    .filter(description -> "*".equals(wanted)
                            || description.get("name").equals(wanted)
                            || description.get("key").equals(wanted))
                    .toList();
            if (dropped.isEmpty() && !"*".equals(wanted)) {
                throw new MongoServerError(ErrorCode.IndexNotFound, "index not found: " + wanted);
            }
            dropped.forEach(description -> {
                collection.dropIndex((String) description.get("name"));
                indexes.get().deleteDocuments(description("ns", "name", description), 1);
            });
        }
        return new Document("ok", 1.0);
    }

    private List<Document> descriptions(StoreCollection collection) {
        return indexes.get()
                .handleQueryAsStream(new Document("ns", collection.getFullName()))
                .toList();
    }

    private static Document description(String ns, String name, Document of) {
        return new Document(ns, of.get(ns)).append(name, of.get(name));
    }

    @Override
    protected synchronized void addIndex(Document description) {
        ((Document) description.get("key")).forEach((path, direction) -> {
            if (!(direction instanceof Number)) {
                throw new MongoServerError(
                        67,
                        "CannotCreateIndex",
                        "The embedded store has no " + direction + " index, only ascending and descending ones");
            }
        });
        Document outer = described;
        described = description;
        try {
            super.addIndex(description); // may create the collection, whose _id index comes through here as well
        } finally {
            described = outer;
        }
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        Documents documents = new Documents(opening, MapNames.data(databaseName, name), options.getIdField());
        return new StoreCollection(this, name, options, cursorRegistry, documents, opening);
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
            return new PrimaryIndex(name, keys, documents(collection));
        }
        return open(collection, name, keys, IndexEntries.Options.of(keys, true, sparse, partial(collection, name)));
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return open(collection, name, keys, IndexEntries.Options.of(keys, false, sparse, partial(collection, name)));
    }

    private SortedIndex open(String collection, String name, List<IndexKey> keys, IndexEntries.Options options) {
        Documents documents = documents(collection);
        String map = MapNames.index(databaseName, collection, name);
        return new SortedIndex(name, keys, documents, new IndexEntries(opening, documents, map, keys, options));
    }

    private Documents documents(String collection) {
        return ((StoreCollection) resolveCollection(collection, true)).documents();
    }

    private PartialFilter partial(String collection, String name) {
        Document wanted = new Document("ns", getFullCollectionNamespace(collection)).append("name", name);
        boolean isNew =
                described != null && description("ns", "name", described).equals(wanted);
        Document description = isNew
                ? described
                : indexes.get().handleQueryAsStream(wanted).findFirst().orElseThrow();
        return description.get("partialFilterExpression") instanceof Document filter ? new PartialFilter(filter) : null;
    }

    @Override
    protected long getFileSize() {
        return opening.fileSize();
    }

    @Override
    protected long getStorageSize() {
        return getFileSize();
    }
}
