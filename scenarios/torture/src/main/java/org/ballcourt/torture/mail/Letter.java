package org.ballcourt.torture.mail;

import java.util.List;

/**
 * A mail that was taken.
 *
 * @param to the mailboxes that the sender has named to the server, whatever the letter itself says
 * @param caseId null where the letter does not tell
 */
public record Letter(String messageId, List<String> to, String caseId) {}
