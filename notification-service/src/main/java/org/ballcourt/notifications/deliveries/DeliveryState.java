package org.ballcourt.notifications.deliveries;

/** Where a delivery stands. */
public enum DeliveryState {
    /** It will be tried when its time has come. */
    PENDING,
    /** It is being handed over; after a crash nobody knows whether it was. */
    SENDING,
    SENT,
    /** It was refused for good, or too often. */
    FAILED,
    /** It may have been handed over; it is not tried again. */
    UNKNOWN,
    /** The news was too old to be mailed when it came here. */
    SUPPRESSED_STALE,
    /** The reader has given no address. */
    NO_ADDRESS,
    /** No mail server is configured. */
    OFF;

    /** Nothing more will happen to it. */
    public boolean isFinal() {
        return this != PENDING && this != SENDING;
    }
}
