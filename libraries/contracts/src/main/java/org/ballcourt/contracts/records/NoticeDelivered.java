package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.Actor;

/**
 * A notice has reached an inbox or a mail server.
 *
 * @param id {@code caseId:cause:recipient:channel:template}
 * @param seq the newest event of the case that the notice knows of
 * @param channel {@code INBOX} or {@code MAIL}
 * @param template e.g. {@code complaint-filed}
 * @param at when what it tells of happened
 */
public record NoticeDelivered(
        String id, String caseId, long seq, Actor recipient, String channel, String template, String state, Instant at)
        implements NotificationEvent {}
