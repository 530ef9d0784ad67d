package org.ballcourt.notifications.deliveries;

/** The ways in which a notice reaches people. */
public enum Channel {
    INBOX,
    MAIL
}
