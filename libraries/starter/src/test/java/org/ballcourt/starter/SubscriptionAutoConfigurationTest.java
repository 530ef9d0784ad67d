package org.ballcourt.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SubscriptionAutoConfigurationTest {
    private static final CaseFold FOLD = (document, event) -> document;

    private final ApplicationContextRunner without = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SubscriptionAutoConfiguration.class));
    private final ApplicationContextRunner withFold = without.withBean(CaseFold.class, () -> FOLD);

    @Test
    void doesNothingWhereNobodyFolds() {
        without.run(context -> assertThat(context).doesNotHaveBean(CaseSubscription.class));
    }

    @Test
    void namesAllThatIsMissingAtOnce() {
        withFold.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContainingAll(
                        "subscription.group",
                        "subscription.keys and .unsigned",
                        "subscription.table and .database",
                        "case-service",
                        "token-file",
                        "bootstrap.servers"));
    }

    @Test
    void followsWhileTheApplicationLives() {
        try (EmbeddedStore store = EmbeddedStore.inMemory()) {
            CaseSubscription[] left = new CaseSubscription[1];
            withFold.withBean(MongoClient.class, () -> MongoClients.create(store.uri()))
                    .withBean(GapRepair.class, () -> (caseId, from) -> List.of())
                    .withPropertyValues(
                            "ballcourt.subscription.group=mine",
                            "ballcourt.subscription.keys="
                                    + SigningKey.fresh().verifying().base64(),
                            "ballcourt.subscription.database=mine",
                            "ballcourt.subscription.kafka.bootstrap.servers=127.0.0.1:1")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        left[0] = context.getBean(CaseSubscription.class);
                        assertThat(context.getBean(SubscriptionLife.class).isRunning())
                                .isTrue();
                        SubscriptionHealthIndicator health = context.getBean(SubscriptionHealthIndicator.class);
                        await().atMost(Duration.ofMinutes(1))
                                .until(() -> health.health().getStatus().equals(Status.UP));
                        assertThat(health.health().getDetails()).containsEntry("group", "mine");
                    });
            assertThat(left[0].watch().isAlive()).isFalse();
        }
    }

    @Test
    void takesTheBrokerOfTheApplicationWhereNoOtherIsGiven() {
        withFold.withPropertyValues("spring.kafka.bootstrap-servers=127.0.0.1:1")
                .run(context ->
                        assertThat(context).getFailure().rootCause().message().doesNotContain("bootstrap"));
    }

    @Test
    void readsTheTokenAnewEachTime(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "one\n");
        without.withPropertyValues("ballcourt.subscription.token-file=" + file).run(context -> {
            SubscriptionProperties properties = Binder.get(context.getEnvironment())
                    .bind("ballcourt.subscription", SubscriptionProperties.class)
                    .get();
            assertThat(SubscriptionAutoConfiguration.token(properties)).isEqualTo("one");
            Files.writeString(file, "two\n");
            assertThat(SubscriptionAutoConfiguration.token(properties)).isEqualTo("two");
        });
    }
}
