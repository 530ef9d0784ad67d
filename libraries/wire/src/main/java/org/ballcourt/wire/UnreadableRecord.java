package org.ballcourt.wire;

/** A record on a topic that is not what its schema says; reading it again would not help. */
public final class UnreadableRecord extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableRecord(String why) {
        super(why, null, false, false);
    }
}
