package org.ballcourt.notices.ledger;

/** The ways in which a notice reaches people. */
public enum Channel {
    INBOX,
    MAIL
}
