package org.ballcourt.cases.messaging;

/** A record from which not even the one to answer can be read. */
final class UnreadableRecord extends Exception {
    UnreadableRecord(String why) {
        super(why, null, false, false);
    }
}
