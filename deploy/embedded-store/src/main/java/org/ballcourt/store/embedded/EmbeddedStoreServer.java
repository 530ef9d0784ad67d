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
        Thread.setDefaultUncaughtExceptionHandler(EmbeddedStoreServer::end);
        EmbeddedStore store = EmbeddedStore.open(Path.of(args[0]), Integer.parseInt(args[1]));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            store.close();
            stopped.countDown();
        }));
        System.out.println("listening on " + store.uri());
        stopped.await();
    }

    /** As the product's own processes do it: what goes on without memory may leave things half done. */
    private static void end(Thread thread, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            System.err.println("This process ends, because memory is out: " + failure);
            Runtime.getRuntime().halt(3);
        }
        System.err.println(thread.getName() + " has ended by a failure: " + failure);
    }
}
