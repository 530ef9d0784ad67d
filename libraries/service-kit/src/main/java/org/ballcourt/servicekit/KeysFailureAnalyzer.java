package org.ballcourt.servicekit;

import org.ballcourt.contracts.Message;
import org.ballcourt.keys.KeysRefused;
import org.ballcourt.messages.Messages;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells without a stack trace that the key-encryption keys are missing, or not those of the data. */
final class KeysFailureAnalyzer extends AbstractFailureAnalyzer<KeysRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysRefused cause) {
        return new FailureAnalysis(cause.getMessage(), Messages.inAll(Message.of("settings.see")), cause);
    }
}
