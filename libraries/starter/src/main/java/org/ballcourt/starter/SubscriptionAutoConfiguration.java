package org.ballcourt.starter;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.consumer.CaseRows;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.HttpGapRepair;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Where the application has a {@link CaseFold}, its subscription lives and dies with the application. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnBean(CaseFold.class)
@EnableConfigurationProperties(SubscriptionProperties.class)
public class SubscriptionAutoConfiguration {
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    CaseSubscription caseSubscription(
            SubscriptionProperties properties,
            CaseFold fold,
            ObjectProvider<GapRepair> gapRepair,
            ObjectProvider<DataSource> database,
            ObjectProvider<CaseRows> rows,
            ObjectProvider<MongoClient> mongo,
            ObjectProvider<MeterRegistry> meters,
            Environment environment) {
        GapRepair given = gapRepair.getIfAvailable();
        Map<String, Object> kafka = kafka(properties, environment);
        List<String> faults = properties.faults(given == null);
        if (!kafka.containsKey("bootstrap.servers")) {
            faults.add("ballcourt.subscription.kafka.bootstrap.servers is missing");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
        CaseSubscription.Builder builder = CaseSubscription.builder()
                .group(properties.group())
                .clientSettings(kafka)
                .gapRepair(given == null ? overHttp(properties) : given)
                .fold(fold);
        if (properties.unsigned()) {
            builder.unsigned();
        } else {
            builder.signedBy(properties.keys().toArray(String[]::new));
        }
        meters.ifAvailable(builder::meters);
        if (properties.table() != null) {
            builder.table(database.getObject(), properties.table(), rows.getIfAvailable(() -> CaseRows.NONE));
        } else {
            builder.collection(
                    mongo.getObject().getDatabase(properties.database()).getCollection(properties.collection()));
        }
        return builder.build();
    }

    @Bean
    SubscriptionLife subscriptionLife(CaseSubscription subscription) {
        return new SubscriptionLife(subscription);
    }

    @Bean
    @ConditionalOnMissingBean
    SubscriptionHealthIndicator subscriptionHealthIndicator(CaseSubscription subscription) {
        return new SubscriptionHealthIndicator(subscription);
    }

    private static Map<String, Object> kafka(SubscriptionProperties properties, Environment environment) {
        Map<String, Object> settings = new HashMap<>();
        String servers = environment.getProperty("spring.kafka.bootstrap-servers");
        if (servers != null) {
            settings.put("bootstrap.servers", servers);
        }
        settings.putAll(properties.kafka());
        return settings;
    }

    private static GapRepair overHttp(SubscriptionProperties properties) {
        return new HttpGapRepair(properties.caseService().toString(), () -> token(properties));
    }

    static String token(SubscriptionProperties properties) {
        try {
            return properties.token() != null
                    ? properties.token()
                    : Files.readString(properties.tokenFile()).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
