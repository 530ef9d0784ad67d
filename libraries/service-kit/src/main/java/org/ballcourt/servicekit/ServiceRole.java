package org.ballcourt.servicekit;

/** What a program of ours may do, each by itself: but for WEBHOOKS none of these reads a case in plain. People have the roles of the rulebook, and some of them ERASURE. */
public enum ServiceRole {
    /** Reads events as they were published, texts sealed, to repair a gap, and which cases are held, to destroy nothing of them. */
    EVENTS_READ,
    /** Erases what somebody wrote, and holds cases for courts; a person may have it, too. */
    ERASURE,
    /** Sends what time brings: lapses, credits for outages, announcements of rules. */
    CLOCK,
    /** Tells that an advance was paid. */
    PAYMENTS,
    /** Reads events as somebody may see them who asked to be told of them. */
    WEBHOOKS
}
