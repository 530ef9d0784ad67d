package org.ballcourt.notifications.deliveries;

import org.ballcourt.messages.Language;

/**
 * Where and in which language somebody wants to be told.
 *
 * @param email null for nowhere but the inbox
 * @param language null where nothing was said
 */
public record Address(String email, Language language) {
    /** Of somebody who said nothing. */
    public static final Address NONE = new Address(null, null);
}
