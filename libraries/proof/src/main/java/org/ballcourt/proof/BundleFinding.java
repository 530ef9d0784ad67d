package org.ballcourt.proof;

import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;

/**
 * Something that a verifier found.
 *
 * @param where the place, e.g. {@code event 3 /data/amount} or {@code receipt c-17}
 */
public record BundleFinding(String where, Message what) {
    @Override
    public String toString() {
        return where + ": " + Messages.inAll(what);
    }
}
