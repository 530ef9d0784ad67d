package org.ballcourt.contracts;

/** What somebody asks the platform's desk about. */
public enum ContactTopic {
    ORDER,
    DELIVERY,
    RETURN,
    REFUND,
    PAYMENT,
    ACCOUNT,
    OTHER_SIDE,
    STAFF,
    OTHER
}
