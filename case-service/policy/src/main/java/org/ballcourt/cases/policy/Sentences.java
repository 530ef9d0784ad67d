package org.ballcourt.cases.policy;

import org.ballcourt.cases.domain.Words;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/** Messages in both languages of a file's faults, which are read side by side. */
public final class Sentences {
    private static final Messages ENGLISH = Messages.in(Language.of("en"));
    private static final Messages CHINESE = Messages.in(Language.of("zh"));

    private Sentences() {}

    public static Words of(Message message) {
        return new Words(ENGLISH.text(message), CHINESE.text(message));
    }
}
