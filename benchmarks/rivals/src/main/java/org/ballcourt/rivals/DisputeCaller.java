package org.ballcourt.rivals;

/** Somebody who plays one dispute after the other, one command at a time. */
@FunctionalInterface
interface DisputeCaller {
    /** The commands of one dispute. */
    int COMMANDS = 11;

    String WORDS = "The scarf is sold as silk and burns like plastic.";

    /** Sends the next command, and comes back when it is durable. */
    void next() throws Exception;
}
