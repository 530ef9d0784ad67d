package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.time.Duration;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** What is acknowledged in production stands on more than one disk, and is shown to nobody who just comes along. */
class StoreConnectionTest {
    @AutoClose
    private static final EmbeddedStore STORE = EmbeddedStore.inMemory();

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(StoreConnection.class);

    @Test
    void refusesTheEmbeddedStoreAndSaysWhatToDo() {
        service.withPropertyValues("ballcourt.mongo.uri=" + STORE.uri())
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(SettingsRefused.class)
                        .hasMessageContaining("ballcourt.mongo.allow-embedded")
                        .hasMessageContaining("内嵌存储"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ballcourt.test-mode", "ballcourt.mongo.allow-embedded"})
    void takesItForATrial(String setting) {
        service.withPropertyValues("ballcourt.mongo.uri=" + STORE.uri(), setting + "=true")
                .run(context -> assertThat(context).hasSingleBean(MongoClient.class));
    }

    @Test
    void leavesAStoreThatIsAwayToWhoeverNeedsIt() {
        service.withPropertyValues("ballcourt.mongo.uri=mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50")
                .run(context -> assertThat(context).hasSingleBean(MongoClient.class));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void endsAServiceWhoseStoreComesBackAsTheOneForTrials(boolean allowed, Boolean goesOn, @TempDir Path folder) {
        int port = FreePort.next();
        service.withPropertyValues(
                        "ballcourt.mongo.uri=mongodb://127.0.0.1:" + port
                                + "/?directConnection=true&serverSelectionTimeoutMS=500",
                        "ballcourt.mongo.allow-embedded=" + allowed)
                .run(context -> {
                    ConfigurableApplicationContext started = context.getSourceApplicationContext();
                    StoreQuestion question = new StoreQuestion(context.getBean(MongoClient.class), started);
                    assertThatThrownBy(question::run).isInstanceOf(MongoException.class);
                    assertThat(started.isActive()).as("away").isTrue();

                    try (EmbeddedStore _ = EmbeddedStore.open(folder.resolve("store.mv"), port)) {
                        await().atMost(Duration.ofMinutes(1)).until(() -> isTaken(question), goesOn::equals);
                        await().atMost(Duration.ofMinutes(1)).until(() -> started.isActive() == goesOn);
                    }
                });
    }

    /** Null while the store is away. */
    private static Boolean isTaken(StoreQuestion question) {
        try {
            question.run();
            return true;
        } catch (MongoException away) {
            return null;
        } catch (SettingsRefused refused) {
            return false;
        }
    }
}
