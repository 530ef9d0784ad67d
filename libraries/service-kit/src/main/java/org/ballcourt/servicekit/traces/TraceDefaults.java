package org.ballcourt.servicekit.traces;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What holds of traces unless somebody says otherwise. */
final class TraceDefaults implements EnvironmentPostProcessor, Ordered {
    /** Keeps room in lines of the log for ids that never come, else. */
    private static final Map<String, Object> OFF = Map.of("management.tracing.export.enabled", false);

    private static final Map<String, Object> ON = Map.of(
            // What callers write into it would travel on, whatever it is.
            "management.tracing.baggage.enabled", false,
            "management.tracing.propagation.type", "W3C",
            // A span for each filter of a request tells nobody anything.
            "management.observations.enable.spring.security", false);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = TraceSettings.isAskedFor(environment) ? ON : OFF;
        environment.getPropertySources().addLast(new MapPropertySource("traces", defaults));
    }

    /** Files have been read by then. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
