package org.ballcourt.cases.command;

import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.store.Unavailable;

/** So many commands came to one case at once that this one never had its turn; nothing was stored. */
public final class CaseBusy extends Unavailable {
    CaseBusy(Throwable cause) {
        super(
                new Words(
                        "Too many people act on this case at this moment; send the command again.",
                        "当前操作本案的人过多，请重新提交。"),
                cause);
    }
}
