package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All commands pass here: through the gate of the group commit, and an answer goes out only when what it tells can no
 * longer be undone. When the file cannot be written it is opened again as it was last on disk, at first to read only.
 */
final class StoreBackend extends AbstractMongoBackend {
    /** Documents in a batch where the client does not say, as MongoDB does it. */
    static final int FIRST_BATCH = 101;

    private static final Logger log = LoggerFactory.getLogger(StoreBackend.class);
    private static final int OPERATION_FAILED = 96;
    private static final long ROOM_MILLIS = 1_000;

    private final String file;
    private final CallCounts calls = new CallCounts();
    private volatile Opening opening;
    private volatile MongoServerError told;
    private volatile boolean closed;

    /** @throws EmbeddedStoreException when what is in the file cannot be opened */
    static StoreBackend on(MVStore store, Clock clock) {
        String file = store.isPersistent() ? store.getFileStore().getFileName() : "memory";
        try {
            return new StoreBackend(store, file, clock);
        } catch (EmbeddedStoreException told) {
            throw told;
        } catch (RuntimeException unreadable) {
            store.closeImmediately();
            throw new EmbeddedStoreException(
                    file + " is damaged; put back a copy, or move it away to begin anew", unreadable);
        }
    }

    private StoreBackend(MVStore store, String file, Clock clock) {
        super(clock);
        this.file = file;
        this.opening = Opening.first(store, this::failed);
        // All of them now: damage shows at the start, and MVStore compacts only maps that are open.
        try {
            opening.commits().run(GroupCommit.Wait.UNTIL_DURABLE, () -> {
                opening.changeStructure();
                MapNames.databases(store.getMapNames()).forEach(this::resolveDatabase);
                return null;
            });
            opening.serve();
        } catch (OpeningEnded _) {
            close();
            throw new EmbeddedStoreException(told.getMessageWithoutErrorCode(), null);
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, opening, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        calls.count(database, command, query);
        try {
            return run(channel, database, command, query);
        } catch (OutOfMemoryError out) {
            Memory.tellIfOut(out);
            throw out;
        }
    }

    /** The way of old clients to read; it knows nothing of the gate. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw new MongoServerError(
                352, "UnsupportedOpQueryCommand", "The embedded store reads with the command find only");
    }

    private Document run(Channel channel, String database, String command, Document query) {
        CommandKind kind = CommandKind.of(command, query);
        while (true) {
            Opening now = opening;
            try {
                return now.commits().run(kind.wait(now.isWritable()), kind.reads(), () -> {
                    if (kind.writes() || kind.reads()) {
                        now.admit(kind.writes());
                    }
                    if (kind.name().startsWith("drop")) {
                        now.changeStructure();
                    }
                    try {
                        return answer(channel, database, command, query);
                    } finally {
                        now.lookAtStructure();
                    }
                });
            } catch (OpeningEnded ended) {
                if (kind.writes() && ended.isLoss()) {
                    throw told;
                }
            }
        }
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "listdatabases" -> listDatabases();
            case "top" -> calls.top().append("commits", opening.commits().batch() - 1);
            // What upstream knows by its old name only; health checks ask for it. Services ask what they stand on.
            case "hello" ->
                super.handleCommand(channel, database, "isMaster", query)
                        .append("isWritablePrimary", true)
                        .append("embeddedStore", true);
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
        List<Document> found = MapNames.databases(opening.store().getMapNames()).stream()
                .map(name -> new Document("name", name).append("empty", false))
                .toList();
        return new Document("databases", found).append("ok", 1.0);
    }

    /** Called while the gate is closed; what was not durable is gone when it opens. */
    private void failed(Throwable cause, boolean written) {
        Memory.tellIfOut(cause);
        boolean full = StoreFile.isFull(cause);
        told = Refusal.of(written ? Refusal.Kind.UNSURE : full ? Refusal.Kind.FULL : Refusal.Kind.BROKEN, file, cause);
        log.error(told.getMessageWithoutErrorCode());
        log.debug("The write that failed", cause);
        succeed(opening, written ? () -> Opening.ofNothing(told) : this::toRead);
        if (full && !written) {
            Thread.ofVirtual().name("embedded-store-room").start(this::writeAgainWhenThereIsRoom);
        }
    }

    /** Called while the gate is closed: whatever happens here, there is another opening when it opens. */
    private void succeed(Opening ended, Supplier<Opening> next) {
        try {
            super.close(); // forgets the databases, which hold maps of the store
            ended.abandon();
            opening = next.get();
        } catch (RuntimeException | Error worse) {
            log.error("{} cannot be opened again; start anew", file, worse);
            opening = Opening.ofNothing(told);
        }
    }

    private Opening toRead() {
        try {
            return Opening.toRead(StoreFile.openToRead(file), told);
        } catch (RuntimeException unreadable) {
            log.error("{} cannot be read either", file, unreadable);
            return Opening.ofNothing(told);
        }
    }

    private void writeAgainWhenThereIsRoom() {
        while (!closed && !opening.isWritable()) {
            try {
                Thread.sleep(ROOM_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
            if (StoreFile.hasRoom(file)) {
                writeAgain();
            }
        }
    }

    private synchronized void writeAgain() {
        if (closed) {
            return;
        }
        Opening readOnly = opening;
        readOnly.commits().end(() -> succeed(readOnly, this::toWriteOrRead));
        if (opening.isWritable()) {
            log.warn("There is room again: the embedded store writes {}", file);
        }
    }

    private Opening toWriteOrRead() {
        try {
            MVStore store = StoreFile.open(file);
            try {
                return Opening.again(store, this::failed);
            } catch (RuntimeException stillFull) {
                store.closeImmediately();
                throw stillFull;
            }
        } catch (RuntimeException stillFull) {
            log.debug("Not enough room yet", stillFull);
            return toRead();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        super.close();
        for (Opening last = null; last != opening; ) { // a last failure may have opened it again
            last = opening;
            last.close();
        }
    }
}
