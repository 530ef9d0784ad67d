package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

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
}
