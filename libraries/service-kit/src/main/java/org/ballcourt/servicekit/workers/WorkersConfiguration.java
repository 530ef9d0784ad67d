package org.ballcourt.servicekit.workers;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background workers of this process, their health, and the time that they go by. */
@Configuration(proxyBeanMethods = false)
public class WorkersConfiguration {
    private static final Logger log = LoggerFactory.getLogger(WorkersConfiguration.class);
    private static final int CLOCK_WAS_SET_BACK = 4;

    @Bean
    @ConditionalOnMissingBean
    InstantSource systemTime() {
        return InstantSource.system();
    }

    @Bean
    BackgroundWorkers backgroundWorkers(MeterRegistry meters) {
        return new BackgroundWorkers(meters);
    }

    /** Ends the process as a kill would: what could be said farewell to may wait for the old time already. */
    @Bean(destroyMethod = "close")
    Worker clockSetBack(BackgroundWorkers workers) {
        ClockSetBack watch = new ClockSetBack(InstantSource.system(), System::nanoTime, back -> {
            log.error(
                    "The clock of this machine was set back by {}; the process ends and is to be started again", back);
            Runtime.getRuntime().halt(CLOCK_WAS_SET_BACK);
        });
        return workers.every(ClockSetBack.PACE, "clock-set-back", watch).start();
    }

    @Bean
    HealthIndicator loopsHealthIndicator(BackgroundWorkers workers) {
        return new LoopsHealthIndicator(workers::health);
    }

    @Bean
    HealthIndicator workersHealthIndicator(BackgroundWorkers workers) {
        return new WorkersHealthIndicator(workers);
    }
}
