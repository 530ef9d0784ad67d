package org.ballcourt.contracts;

/** How a complaint came in that somebody of the platform took down for the buyer. */
public enum FilingChannel {
    PHONE,
    ONLINE
}
