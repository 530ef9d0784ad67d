package org.ballcourt.servicekit.traces;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Whether somebody asked for traces. */
final class TraceSettings {
    /** Where they are sent to. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private TraceSettings() {}

    /** An address without a character is none: files that pass on what is not set say so. */
    static boolean isAskedFor(Environment environment) {
        return StringUtils.hasText(
                Binder.get(environment).bind(ENDPOINT, String.class).orElse(""));
    }
}
