package org.ballcourt.cases.policy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the lines of the wrong files instead of a stack trace. */
final class PolicyFailureAnalyzer extends AbstractFailureAnalyzer<PolicyFilesRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PolicyFilesRefused refused) {
        return new FailureAnalysis(
                refused.getMessage(), "Correct these lines and start again. / 请更正以上各行后重新启动。", refused);
    }
}
