package org.ballcourt.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.store.embedded.EmbeddedStoreException;

/** The broker and the store under the services: ours, started beside each other, or somebody else's. */
final class Foundation implements AutoCloseable {
    private static final int KAFKA_PORT = 9092;
    private static final int STORE_PORT = 27017;

    private final CompletableFuture<EmbeddedBroker> broker;
    private final CompletableFuture<EmbeddedStore> store;
    private final CompletableFuture<String> bootstrap;
    private final CompletableFuture<String> uri;

    private Foundation(Options options, DataFolder folder) {
        this.broker = options.kafka() != null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(
                        () -> on(options.kafkaPort(), KAFKA_PORT, port -> broker(folder, port)));
        this.store = options.mongo() != null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(() -> on(options.storePort(), STORE_PORT, port -> store(folder, port)));
        this.bootstrap = broker.thenApply(ours -> ours == null ? options.kafka() : ours.bootstrap());
        this.uri = store.thenApply(ours -> ours == null ? options.mongo() : ours.uri());
    }

    /** Comes back at once; whoever asks for an address waits until somebody listens there. */
    static Foundation start(Options options, DataFolder folder) {
        return new Foundation(options, folder);
    }

    String bootstrap() {
        return await(bootstrap);
    }

    String uri() {
        return await(uri);
    }

    private static String await(CompletableFuture<String> address) {
        try {
            return address.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof CommandRefused refused ? refused : failed;
        }
    }

    private static EmbeddedBroker broker(DataFolder folder, int port) {
        try {
            return EmbeddedBroker.open(folder.broker(), port);
        } catch (RuntimeException failed) {
            throw new CommandRefused(
                    Message.of(EmbeddedBroker.blamesItsFiles(failed) ? "start.broker" : "start.broker-failed")
                            .with("folder", folder.broker())
                            .with("why", failed.getMessage()));
        }
    }

    private static EmbeddedStore store(DataFolder folder, int port) {
        try {
            return EmbeddedStore.open(folder.store(), port);
        } catch (EmbeddedStoreException failed) {
            throw new CommandRefused(Message.of("start.store").with("why", failed.getMessage()));
        }
    }

    /** A port that was asked for must be free; the usual one gives way to any other, also if somebody takes it just now. */
    private static <T> T on(Integer asked, int usual, IntFunction<T> open) {
        int port = asked == null ? usual : asked;
        if (port == 0) {
            return open.apply(0);
        }
        try {
            if (free(port)) {
                return open.apply(port);
            }
        } catch (RuntimeException failed) {
            if (free(port)) {
                throw failed;
            }
        }
        if (asked != null) {
            throw busy(port, "--kafka-port / --store-port");
        }
        return open.apply(0);
    }

    static CommandRefused busy(int port, String option) {
        return new CommandRefused(
                Message.of("start.port-in-use").with("port", port).with("option", option));
    }

    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() {
        closed(broker);
        closed(store);
    }

    private static void closed(CompletableFuture<? extends AutoCloseable> started) {
        started.handle((resource, failure) -> resource)
                .thenAccept(resource -> {
                    try {
                        if (resource != null) {
                            resource.close();
                        }
                    } catch (Exception failed) {
                        System.err.println("ballcourt: " + failed);
                    }
                })
                .join();
    }
}
