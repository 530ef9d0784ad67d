package org.ballcourt.servicekit;

import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of a start that was refused without a stack trace. */
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<SettingsRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingsRefused cause) {
        return new FailureAnalysis(cause.getMessage(), Messages.inAll(Message.of("settings.see")), cause);
    }
}
