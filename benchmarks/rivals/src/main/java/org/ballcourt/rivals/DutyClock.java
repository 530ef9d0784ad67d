package org.ballcourt.rivals;

/** What a command does with the deadline of its dispute, in the command's own transaction. */
@FunctionalInterface
interface DutyClock {
    /**
     * Takes the last deadline away and sets the next one.
     *
     * @param last null for none
     * @return what names the next one; null for none
     */
    String restart(String last);
}
