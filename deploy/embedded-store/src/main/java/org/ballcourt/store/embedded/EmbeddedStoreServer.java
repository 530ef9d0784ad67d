package org.ballcourt.store.embedded;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** The store as a process of its own, for trials in which the services run apart: {@code EmbeddedStoreServer FILE PORT}. */
public final class EmbeddedStoreServer {
    private EmbeddedStoreServer() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length != 2) {
            System.err.println("usage: EmbeddedStoreServer FILE PORT");
            System.exit(64);
        }
        // Libraries change the case of words in the machine's language, and in Turkish that makes others of them.
        Locale.setDefault(Locale.ROOT);
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
