package org.ballcourt.messages.cli;

import java.io.PrintStream;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/** A command cannot do what it was asked; says why, and what to do about it. */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Message why;

    public CommandRefused(Message why) {
        super(Messages.in(Language.DEFAULT).text(why), null, false, false);
        this.why = why;
    }

    /** One line a language. */
    public void print(PrintStream out) {
        Language.all()
                .forEach(language ->
                        out.println("ballcourt: " + Messages.in(language).text(why)));
    }
}
