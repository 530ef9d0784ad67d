package org.ballcourt.store.embedded;

/** What one command has seen and done: the newest batch of changes that its answer rests upon. */
final class Sight {
    static final ScopedValue<Sight> CURRENT = ScopedValue.newInstance();

    private final boolean reading;
    private long newest;

    Sight(boolean reading) {
        this.reading = reading;
    }

    /** Whether the command of this thread changes nothing. */
    static boolean ofReader() {
        return CURRENT.isBound() && CURRENT.get().reading;
    }

    static void restsOn(long batch) {
        if (CURRENT.isBound()) {
            CURRENT.get().newest = Math.max(CURRENT.get().newest, batch);
        }
    }

    long newest() {
        return newest;
    }
}
