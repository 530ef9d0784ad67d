package org.ballcourt.contracts;

/** Consumer groups whose progress others look at. */
public final class ConsumerGroups {
    /** Of the case core on {@link Topics#CASE_COMMANDS}: what it has passed has been handled. */
    public static final String CASE_COMMANDS = "case-commands";

    private ConsumerGroups() {}
}
