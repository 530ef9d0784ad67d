package org.ballcourt.servicekit.workers;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background workers of this process, their health, and the time that they go by. */
@Configuration(proxyBeanMethods = false)
public class WorkersConfiguration {
    @Bean
    @ConditionalOnMissingBean
    InstantSource systemTime() {
        return InstantSource.system();
    }

    @Bean
    BackgroundWorkers backgroundWorkers(MeterRegistry meters) {
        return new BackgroundWorkers(meters);
    }

    @Bean
    HealthIndicator workersHealthIndicator(BackgroundWorkers workers) {
        return new WorkersHealthIndicator(workers);
    }
}
