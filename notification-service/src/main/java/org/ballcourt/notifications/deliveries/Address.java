package org.ballcourt.notifications.deliveries;

import java.util.regex.Pattern;
import org.ballcourt.messages.Language;

/**
 * Where and in which language somebody wants to be told.
 *
 * @param email null for nowhere but the inbox
 * @param language null where nothing was said
 * @param confirmed whoever reads the mailbox said that it is this person's
 */
public record Address(String email, Language language, boolean confirmed) {
    /** Of somebody who said nothing. */
    public static final Address NONE = new Address(null, null);

    private static final int LONGEST = 254;

    /** What every mail server understands: others cut letters beyond ASCII to a byte, and so write to somebody else. */
    private static final Pattern MAILBOX = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^`{|}~-]+)*"
            + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    /** One that was confirmed. */
    public Address(String email, Language language) {
        this(email, language, true);
    }

    /** Whether a mail to this goes to this mailbox and to no other. */
    public static boolean isMailbox(String email) {
        return email != null
                && email.length() <= LONGEST
                && MAILBOX.matcher(email).matches();
    }

    /** Asked before each mail, since what was stored by earlier versions need not be one. */
    public boolean canBeMailed() {
        return confirmed && isMailbox(email);
    }
}
