package org.ballcourt.cases.policy;

import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/** Messages as tests read them. */
public final class Spoken {
    private Spoken() {}

    public static String en(Message message) {
        return Messages.in(Language.of("en")).text(message);
    }

    public static String zh(Message message) {
        return Messages.in(Language.of("zh")).text(message);
    }
}
