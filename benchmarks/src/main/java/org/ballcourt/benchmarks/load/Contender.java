package org.ballcourt.benchmarks.load;

import java.time.Duration;
import java.util.List;

/** Somebody who can play disputes, and rests while others do. */
interface Contender extends AutoCloseable {
    String name();

    Round play(Round.Size size) throws Exception;

    /** @param most how long the slowest to get warm may take */
    default Duration warmUp(Duration most) {
        return most;
    }

    /** What else is worth saying, at the end. */
    default List<String> remarks(Round.Size size, double perSecond) throws Exception {
        return List.of();
    }

    /** It uses no processor until it wakes. */
    default void rest() {}

    default void wake() {}

    @Override
    void close();
}
