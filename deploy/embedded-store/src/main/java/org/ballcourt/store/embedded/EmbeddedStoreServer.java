package org.ballcourt.store.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The store as a process of its own, for trials in which the services run apart: {@code EmbeddedStoreServer FILE PORT}. */
public final class EmbeddedStoreServer {
    private EmbeddedStoreServer() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length != 2) {
            System.err.println("usage: EmbeddedStoreServer FILE PORT");
            System.exit(64);
        }
        EmbeddedStore store = EmbeddedStore.open(Path.of(args[0]), Integer.parseInt(args[1]));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            store.close();
            stopped.countDown();
        }));
        System.out.println("listening on " + store.uri());
        stopped.await();
    }
}
