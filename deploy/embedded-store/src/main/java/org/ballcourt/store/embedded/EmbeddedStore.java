package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

/**
 * MongoDB's wire protocol on one local file, in this JVM: for a first look, tests and trials on one machine, not
 * for production.
 */
public final class EmbeddedStore implements AutoCloseable {
    /** A write holds its thread until it is durable, so there are more threads than processors. */
    private static final int WORKERS = 32;

    private final MongoServer server;
    private final int port;

    EmbeddedStore(StoreBackend backend, int port) {
        this.server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
        } catch (Exception failed) { // netty throws checked exceptions without declaring them
            server.shutdownNow();
            throw new EmbeddedStoreException(
                    "Cannot listen on 127.0.0.1:" + port + " (" + failed.getMessage()
                            + "); choose another port, or 0 for any",
                    failed);
        }
        this.port = server.getLocalAddress().getPort();
    }

    /**
     * Opens or creates a store, reachable from this machine only.
     *
     * @param port 0 for any free one
     * @throws EmbeddedStoreException when the file is locked, damaged or not writable, or the port is taken
     */
    public static EmbeddedStore open(Path file, int port) {
        return open(file, port, Clock.systemUTC());
    }

    /** As above, with another time than the machine's, for trials of what a wrong one brings. */
    public static EmbeddedStore open(Path file, int port, Clock clock) {
        return new EmbeddedStore(StoreBackend.on(StoreFile.open(file), clock), port);
    }

    /** The same engine without a file, for tests; nothing outlives {@link #close()}. */
    public static EmbeddedStore inMemory() {
        return new EmbeddedStore(StoreBackend.on(StoreFile.inMemory(), Clock.systemUTC()), 0);
    }

    /** For the official driver: one server without sessions, so that it shall not retry writes. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
