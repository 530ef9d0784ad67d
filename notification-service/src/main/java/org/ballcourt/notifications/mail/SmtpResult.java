package org.ballcourt.notifications.mail;

/** What became of one try. */
enum SmtpResult {
    /** The server has taken it. */
    TAKEN,
    /** The server surely has not taken it, and may take it later. */
    NOT_NOW,
    /** The server will never take it. */
    NEVER,
    /** The line broke at a moment in which the server may have taken it. */
    UNCERTAIN
}
