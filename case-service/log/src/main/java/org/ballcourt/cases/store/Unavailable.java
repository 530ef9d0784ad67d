package org.ballcourt.cases.store;

import org.ballcourt.cases.domain.Words;

/** We cannot answer just now: our fault, 503, and the same command may be sent again. */
public class Unavailable extends RuntimeException {
    private final transient Words words;

    public Unavailable(Words words, Throwable cause) {
        super(words.en(), cause);
        this.words = words;
    }

    /** What happened and what to do now. */
    public Words words() {
        return words;
    }
}
