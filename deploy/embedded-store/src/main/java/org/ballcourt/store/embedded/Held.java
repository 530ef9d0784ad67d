package org.ballcourt.store.embedded;

import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/** What is done while a lock is held. */
final class Held {
    private Held() {}

    static <T> T by(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    static void by(Lock lock, Runnable action) {
        by(lock, () -> {
            action.run();
            return null;
        });
    }
}
