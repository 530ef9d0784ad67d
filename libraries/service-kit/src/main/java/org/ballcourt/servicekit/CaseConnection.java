package org.ballcourt.servicekit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.HttpGapRepair;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.kafka.KafkaConnection;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * What every service that follows cases is connected with: its store, Kafka, tokens, and for the two reads that are not
 * over Kafka, missing events and cases that are held, the case-service at {@code ballcourt.cases.url}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    StoreConnection.class,
    KafkaConnection.class,
    ReadinessConfiguration.class,
    TokenSecurity.class,
    ParkedCases.class
})
public class CaseConnection {
    private static final String URL = "ballcourt.cases.url";

    @Bean
    RecordSender recordSender(KafkaClients kafka) {
        return kafka.sender("ballcourt-records");
    }

    @Bean
    @ConditionalOnMissingBean
    GapRepair gapRepair(Environment environment, ServiceToken token) {
        if (!environment.containsProperty(URL)) {
            throw new IllegalStateException("Set " + URL + " to the case-service, e.g. http://case-service:8080");
        }
        return new HttpGapRepair(() -> url(environment), token);
    }

    @Bean
    @ConditionalOnMissingBean
    HeldCases heldCases(Environment environment, ServiceToken token) {
        return new HttpHeldCases(() -> url(environment), token);
    }

    /** In one process with the case-service the address names a port that is known only when the doors are open. */
    public static String url(Environment environment) {
        try {
            return environment.resolveRequiredPlaceholders("${" + URL + "}");
        } catch (IllegalArgumentException notYet) {
            throw new UncheckedIOException(new IOException("The case-service has no address yet", notYet));
        }
    }
}
