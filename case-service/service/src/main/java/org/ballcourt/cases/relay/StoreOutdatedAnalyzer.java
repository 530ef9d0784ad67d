package org.ballcourt.cases.relay;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of a start that was refused without a stack trace. */
final class StoreOutdatedAnalyzer extends AbstractFailureAnalyzer<StoreOutdated> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreOutdated cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
