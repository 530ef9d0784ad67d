package org.ballcourt.cases.store;

import org.ballcourt.cases.domain.Words;

/** A write was sent, but whether it was stored is not known; sending the same command again finds out. */
public final class OutcomeUnknown extends Unavailable {
    public OutcomeUnknown(Throwable cause) {
        super(
                new Words(
                        "The store did not confirm the command in time. It may have been accepted: send it again with the same"
                                + " command id.",
                        "存储未能及时确认该操作，它可能已被接受：请使用相同的命令编号重新提交。"),
                cause);
    }
}
