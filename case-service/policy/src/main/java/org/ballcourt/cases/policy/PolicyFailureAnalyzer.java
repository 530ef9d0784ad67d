package org.ballcourt.cases.policy;

import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the lines of the wrong files instead of a stack trace. */
final class PolicyFailureAnalyzer extends AbstractFailureAnalyzer<PolicyFilesRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PolicyFilesRefused refused) {
        return new FailureAnalysis(
                refused.getMessage(), Messages.inAll(Message.of("policy.correct-and-start-again")), refused);
    }
}
