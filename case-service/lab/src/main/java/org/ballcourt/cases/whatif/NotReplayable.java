package org.ballcourt.cases.whatif;

import org.ballcourt.contracts.Message;

/** A case whose own history cannot be told again, and from which event on; nothing is concluded from such a case. */
final class NotReplayable extends RuntimeException {
    private final long seq;
    private final transient Message why;

    /** @param seq the event's number; 0 for the case as a whole */
    NotReplayable(long seq, Message why) {
        super(why.toString(), null, false, false);
        this.seq = seq;
        this.why = why;
    }

    long seq() {
        return seq;
    }

    Message why() {
        return why;
    }
}
