package org.ballcourt.notifications;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.deliveries.NoticeDispatcher.Occasion;
import org.ballcourt.notifications.rules.NoticeRules;
import org.ballcourt.notifications.webhooks.HttpShownEvents;
import org.ballcourt.notifications.webhooks.ReceiverAddresses;
import org.ballcourt.notifications.webhooks.ShownEvents;
import org.ballcourt.notifications.webhooks.Webhook;
import org.ballcourt.notifications.webhooks.WebhookCourier;
import org.ballcourt.notifications.webhooks.WebhookDeliveries;
import org.ballcourt.notifications.webhooks.WebhookLanes;
import org.ballcourt.notifications.webhooks.WebhookQueue;
import org.ballcourt.notifications.webhooks.WebhookRepository;
import org.ballcourt.notifications.webhooks.WebhookSettings;
import org.ballcourt.notifications.webhooks.WebhookWorker;
import org.ballcourt.servicekit.CaseConnection;
import org.ballcourt.servicekit.ServiceRole;
import org.ballcourt.servicekit.ServiceToken;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Wires what tells webhooks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
@Import({WebhookRepository.class, WebhookDeliveries.class})
class WebhookConfiguration {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    @Bean
    WebhookLanes webhookLanes(@Qualifier("notices") MongoDatabase database, InstantSource time) {
        return new WebhookLanes(database, time, InstantSource.system());
    }

    @Bean
    WebhookQueue webhookQueue(WebhookRepository webhooks, WebhookLanes lanes) {
        return new WebhookQueue(webhooks, lanes);
    }

    @Bean
    ReceiverAddresses receiverAddresses(WebhookSettings settings) {
        return new ReceiverAddresses(settings);
    }

    @Bean
    ShownEvents shownEvents(Environment environment) {
        return new HttpShownEvents(
                () -> CaseConnection.url(environment),
                ServiceToken.from(environment, ServiceRole.WEBHOOKS, TOKEN_LIFE));
    }

    @Bean
    WebhookWorker webhookWorker(
            WebhookCourier.Stores stores,
            ShownEvents shown,
            ReceiverAddresses addresses,
            WebhookSettings settings,
            WebhookCourier.Surroundings around) {
        return WebhookWorker.of(stores, shown, addresses, settings, around);
    }

    @Bean
    WebhookCourier.Stores webhookStores(WebhookRepository webhooks, WebhookLanes lanes, WebhookDeliveries deliveries) {
        return new WebhookCourier.Stores(webhooks, lanes, deliveries);
    }

    @Bean
    WebhookCourier.Surroundings webhookSurroundings(
            InstantSource time, MeterRegistry meters, NoticeDispatcher notices) {
        return new WebhookCourier.Surroundings(
                time,
                InstantSource.system(),
                RandomGenerator.getDefault(),
                meters,
                (webhook, why) -> tell(notices, time, webhook, why));
    }

    /** Once until it is enabled again, however many attempts find it so. */
    private static void tell(NoticeDispatcher notices, InstantSource time, Webhook webhook, Webhook.Disabled why) {
        String cause = why + " " + webhook.enabled();
        notices.deliver(
                new Occasion(webhook.id(), cause, 0, time.instant()),
                List.of(NoticeRules.webhookDisabled(webhook, why)));
    }

    @Bean
    WebhookWorkers webhookWorkers(BackgroundWorkers workers, WebhookWorker webhooks) {
        return new WebhookWorkers(workers, webhooks);
    }
}
