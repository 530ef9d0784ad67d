package org.ballcourt.servicekit.workers;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background workers of this process and their health. */
@Configuration(proxyBeanMethods = false)
public class WorkersConfiguration {
    @Bean(destroyMethod = "close")
    BackgroundWorkers backgroundWorkers(MeterRegistry meters) {
        return new BackgroundWorkers(meters);
    }

    @Bean
    HealthIndicator workersHealthIndicator(BackgroundWorkers workers) {
        return new WorkersHealthIndicator(workers);
    }
}
