package org.ballcourt.notifications.mail;

import org.ballcourt.messages.Language;
import org.ballcourt.notifications.texts.NoticeText;

/**
 * A mail to be sent.
 *
 * @param messageId the same at each try, so that a mailbox or a person can tell a repeated one
 * @param caseId null where it is about none
 */
public record Mail(String messageId, String to, Language language, NoticeText text, String caseId) {}
