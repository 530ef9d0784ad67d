package org.ballcourt.notifications.mail;

/** Takes mail, or does not; says exactly what is known of the outcome. */
public interface MailServer {
    /** What became of one try. */
    enum Result {
        /** The server has taken it. */
        TAKEN,
        /** The server surely has not taken it, and may take it later. */
        NOT_NOW,
        /** The server will never take it. */
        NEVER,
        /** The line broke at a moment in which the server may have taken it. */
        UNCERTAIN
    }

    Result send(Mail mail);

    /** Of the sender; message ids carry it. */
    String domain();
}
