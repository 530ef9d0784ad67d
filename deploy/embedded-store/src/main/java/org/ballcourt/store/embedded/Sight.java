package org.ballcourt.store.embedded;

/** What one command has seen and done: the newest batch of changes that its answer rests upon. */
final class Sight {
    static final ScopedValue<Sight> CURRENT = ScopedValue.newInstance();

    private long newest;

    static void restsOn(long batch) {
        if (CURRENT.isBound()) {
            CURRENT.get().newest = Math.max(CURRENT.get().newest, batch);
        }
    }

    long newest() {
        return newest;
    }
}
