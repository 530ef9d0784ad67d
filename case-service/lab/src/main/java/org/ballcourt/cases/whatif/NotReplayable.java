package org.ballcourt.cases.whatif;

import org.ballcourt.cases.domain.Words;

/** A case whose own history cannot be told again, and from which event on; nothing is concluded from such a case. */
final class NotReplayable extends RuntimeException {
    private final long seq;
    private final transient Words words;

    /** @param seq the event's number; 0 for the case as a whole */
    NotReplayable(long seq, Words words) {
        super(words.en(), null, false, false);
        this.seq = seq;
        this.words = words;
    }

    long seq() {
        return seq;
    }

    Words words() {
        return words;
    }
}
