package org.ballcourt.cases.proof;

import org.ballcourt.cases.store.LastSigningKey;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.messages.Messages;

/** Lets no process sign with a key that its store does not know, and perhaps no reader: all that it publishes would be laid aside. */
record SigningKeyCheck(LastSigningKey lastKey, RootRepository roots) {
    /** @throws IllegalStateException if the last key is neither the one given nor among those before it */
    void require(InstallationKeys keys) {
        String own = keys.own().verifying().keyId();
        // Where a version before this one signed, its newest root tells.
        String last =
                lastKey.keyId().or(() -> roots.newest().map(SignedRoot::keyId)).orElse(own);
        if (keys.known().stream().noneMatch(key -> key.keyId().equals(last))) {
            throw new IllegalStateException(Messages.inAll(
                    Message.of("proof-key.others").with("last", last).with("given", own)));
        }
    }
}
