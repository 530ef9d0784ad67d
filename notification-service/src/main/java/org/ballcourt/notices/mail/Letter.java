package org.ballcourt.notices.mail;

import org.ballcourt.notices.texts.Language;
import org.ballcourt.notices.texts.Text;

/**
 * A mail to be sent.
 *
 * @param messageId the same at each try, so that a mailbox or a person can tell a repeated one
 */
public record Letter(String messageId, String to, Language language, Text text, String caseId) {}
