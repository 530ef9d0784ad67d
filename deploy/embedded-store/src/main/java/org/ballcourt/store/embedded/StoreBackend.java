package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All commands pass here: through the gate of the group commit, and a write waits until it is durable. */
final class StoreBackend extends AbstractMongoBackend {
    /** Documents in a batch where the client does not say, as MongoDB does it. */
    static final int FIRST_BATCH = 101;

    private static final Logger log = LoggerFactory.getLogger(StoreBackend.class);
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase");
    private static final int OPERATION_FAILED = 96;
    private static final String IN_USE = "in use";

    private final GroupCommit commits;
    private volatile MVStore store;
    private final MVMap<String, String> marks;
    private final boolean doubtful;

    /** @throws EmbeddedStoreException when what is in the file cannot be opened */
    static StoreBackend on(MVStore store) {
        String file = String.valueOf(store.getFileStore());
        try {
            return new StoreBackend(store);
        } catch (RuntimeException unreadable) {
            store.closeImmediately();
            throw new EmbeddedStoreException(
                    file + " is damaged; put back a copy, or move it away to begin anew", unreadable);
        }
    }

    private StoreBackend(MVStore store) {
        this.store = store;
        this.marks = store.openMap("marks");
        this.doubtful = marks.put(IN_USE, "") != null;
        this.commits = new GroupCommit(store, this::goReadOnly);
        // All of them now: damage shows at the start, and MVStore compacts only maps that are open.
        MapNames.databases(store.getMapNames()).forEach(this::resolveDatabase);
        commits.await(true);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, store, getCursorRegistry(), doubtful);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        boolean writes = writes(command.toLowerCase(Locale.ROOT), query);
        Document answer = commits.run(() -> {
            if (writes && commits.failure() != null) {
                throw commits.failure();
            }
            return answer(channel, database, command, query);
        });
        if (writes) {
            commits.await(isJournaled(query));
        }
        return answer;
    }

    private static boolean writes(String command, Document query) {
        return WRITES.contains(command) || command.equals("aggregate") && StoreAggregation.writes(query);
    }

    /** The default write concern is majority, and that includes the journal; only an explicit {w: 1} does without. */
    private static boolean isJournaled(Document query) {
        return !(query.get("writeConcern") instanceof Document concern)
                || concern.get("j") instanceof Boolean journal && journal
                || !(concern.get("w") instanceof Number);
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "listdatabases" -> listDatabases();
            // What upstream knows by its old name only; health checks ask for it.
            case "hello" ->
                super.handleCommand(channel, database, "isMaster", query).append("isWritablePrimary", true);
            case "renamecollection" ->
                throw new MongoServerError(
                        OPERATION_FAILED, "OperationFailed", "The embedded store cannot rename a collection");
            case "getmore" -> {
                query.putIfAbsent("batchSize", FIRST_BATCH);
                yield super.handleCommand(channel, database, command, query);
            }
            default -> super.handleCommand(channel, database, command, query);
        };
    }

    /** Upstream's own opens each database a second time. */
    private Document listDatabases() {
        List<Document> found = MapNames.databases(store.getMapNames()).stream()
                .map(name -> new Document("name", name).append("empty", false))
                .toList();
        return new Document("databases", found).append("ok", 1.0);
    }

    /**
     * MVStore closes itself when it cannot write. What is on disk stays readable; what was not acknowledged is
     * gone.
     */
    private RuntimeException goReadOnly(Throwable cause) {
        String file = String.valueOf(store.getFileStore());
        String told = "The embedded store can no longer write " + file + " ("
                + rootOf(cause).getMessage()
                + "); it only reads until it is opened again: free some space or check the disk, then start anew";
        log.error(told, cause);
        super.close(); // forgets the databases, which hold maps of the closed store
        try {
            store.closeImmediately();
            store = StoreFile.openToRead(file);
        } catch (RuntimeException alsoUnreadable) {
            log.error("{} cannot be read either", file, alsoUnreadable);
        }
        return new MongoServerError(OPERATION_FAILED, "OperationFailed", told);
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    @Override
    public void close() {
        super.close();
        if (commits.failure() == null) {
            marks.remove(IN_USE);
        }
        commits.close();
        store.close();
    }
}
