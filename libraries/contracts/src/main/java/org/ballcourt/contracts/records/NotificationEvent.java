package org.ballcourt.contracts.records;

/** What became of a notice, never what it says. */
public sealed interface NotificationEvent extends TypedRecord permits NoticeDelivered, NoticeUndelivered {}
