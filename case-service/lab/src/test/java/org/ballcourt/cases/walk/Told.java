package org.ballcourt.cases.walk;

import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/** What a label says. */
final class Told {
    private Told() {}

    static String in(String language, Message message) {
        return Messages.in(Language.of(language)).text(message);
    }
}
