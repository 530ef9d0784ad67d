package org.ballcourt.evidence.web;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** What an operator may set of the {@link ReadingLimit}. */
@Configuration(proxyBeanMethods = false)
class ReadingLimitConfiguration {
    @Bean
    ReadingLimit evidenceReadingLimit(
            @Value("${ballcourt.limits.bytes-per-second:10MB}") DataSize perSecond,
            @Value("${ballcourt.limits.bytes-burst:1000MB}") DataSize burst,
            MeterRegistry meters) {
        return new ReadingLimit(perSecond, burst, TimeMeter.SYSTEM_NANOTIME, meters);
    }
}
