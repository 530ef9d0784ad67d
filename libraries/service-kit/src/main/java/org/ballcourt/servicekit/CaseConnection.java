package org.ballcourt.servicekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.HttpGapRepair;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The one read of a consumer that is not over Kafka: missing events, from the case-service at {@code
 * ballcourt.cases.url}.
 */
@Configuration(proxyBeanMethods = false)
public class CaseConnection {
    private static final String URL = "ballcourt.cases.url";

    @Bean
    @ConditionalOnMissingBean
    GapRepair gapRepair(Environment environment, ServiceToken token) {
        if (!environment.containsProperty(URL)) {
            throw new IllegalStateException("Set " + URL + " to the case-service, e.g. http://case-service:8080");
        }
        return new HttpGapRepair(() -> url(environment), token);
    }

    /** In one process with the case-service the address names a port that is known only when the doors are open. */
    private static String url(Environment environment) {
        try {
            return environment.resolveRequiredPlaceholders("${" + URL + "}");
        } catch (IllegalArgumentException notYet) {
            throw new UncheckedIOException(new IOException("The case-service has no address yet", notYet));
        }
    }
}
