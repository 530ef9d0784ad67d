package org.ballcourt.servicekit.traces;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out what Spring Boot makes for traces unless they are sent somewhere: each request would begin and end spans that nobody sees. Logs
 * are never sent that way.
 */
final class TracesWhenAskedFor implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final String TRACES = "org.springframework.boot.micrometer.tracing.";
    private static final String TELEMETRY = "org.springframework.boot.opentelemetry.";
    private static final String LOGS = "org.springframework.boot.opentelemetry.autoconfigure.logging.";

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = TraceSettings.isAskedFor(environment);
    }

    @Override
    public boolean[] match(String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            matches[i] = isMade(autoConfigurations[i]);
        }
        return matches;
    }

    private boolean isMade(String name) {
        if (name == null || !name.startsWith(TRACES) && !name.startsWith(TELEMETRY)) {
            return true;
        }
        return on && !name.startsWith(LOGS);
    }
}
