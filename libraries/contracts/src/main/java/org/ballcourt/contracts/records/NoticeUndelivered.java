package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.Actor;

/**
 * A notice could not be mailed, or may have been.
 *
 * @param id {@code caseId:cause:recipient:channel:template}
 * @param seq the newest event of the case that the notice knows of
 * @param channel {@code INBOX} or {@code MAIL}
 * @param template e.g. {@code complaint-filed}
 * @param at when what it tells of happened
 */
public record NoticeUndelivered(
        String id, String caseId, long seq, Actor recipient, String channel, String template, String state, Instant at)
        implements NotificationEvent {}
