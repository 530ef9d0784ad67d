package org.ballcourt.cases.command;

import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Message;

/** So many commands came to one case at once that this one never had its turn; nothing was stored. */
public final class CaseBusy extends Unavailable {
    CaseBusy(Throwable cause) {
        super(Message.of("command.case-busy"), cause);
    }
}
