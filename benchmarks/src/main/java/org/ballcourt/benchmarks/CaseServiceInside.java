package org.ballcourt.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.cases.command.CaseCommands;
import org.ballcourt.servicekit.StoreConnection;
import org.ballcourt.servicekit.kafka.KafkaConnection;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The case-service's command door with an embedded store of its own; with a broker its relay runs too. No HTTP, no views. */
final class CaseServiceInside implements AutoCloseable {
    private final EmbeddedStore store;
    private final EmbeddedBroker broker;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    CaseServiceInside(Path folder, boolean withRelay) {
        store = EmbeddedStore.open(folder.resolve("cases.db"), 0);
        broker = withRelay ? EmbeddedBroker.open(folder.resolve("kafka"), 0) : null;
        Map<String, Object> settings = new HashMap<>(Map.of("ballcourt.mongo.uri", store.uri()));
        context.register(StoreConnection.class);
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.registerBean(InstantSource.class, InstantSource::system);
        context.scan("org.ballcourt.cases.store", "org.ballcourt.cases.command", "org.ballcourt.cases.policy");
        if (withRelay) {
            settings.put("spring.kafka.bootstrap-servers", broker.bootstrap());
            settings.put("ballcourt.relay.owner", "benchmark");
            context.register(KafkaConnection.class);
            context.scan("org.ballcourt.cases.relay");
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("benchmark", settings));
        context.refresh();
    }

    CaseCommands commands() {
        return context.getBean(CaseCommands.class);
    }

    MongoDatabase database() {
        return context.getBean(MongoClient.class).getDatabase("ballcourt_cases");
    }

    @Override
    public void close() {
        context.close();
        if (broker != null) {
            broker.close();
        }
        store.close();
    }
}
