package org.ballcourt.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.cases.command.CaseCommands;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.policy.PolicyVerifier;
import org.ballcourt.cases.proof.InstallationKeys;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.EarlierCases;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.InMemoryReservations;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.RecentCases;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.StoreConnection;
import org.ballcourt.servicekit.kafka.KafkaConnection;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The case-service's command door with an embedded store of its own; with a broker its relay runs too. No HTTP, no views. */
final class CaseServiceInside implements AutoCloseable {
    private final EmbeddedStore store;
    private final EmbeddedBroker broker;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    static CaseServiceInside embedded(boolean withRelay) {
        return new CaseServiceInside(withRelay, context -> {});
    }

    /** With all logs, keys and order lines in memory, so that the path of a command is timed without the store. */
    static CaseServiceInside inMemory() {
        return new CaseServiceInside(false, context -> {
            RecentCases cases = new RecentCases(new InMemoryCaseStore(), 1 << 24);
            context.registerBean("caseStore", RecentCases.class, () -> cases);
            context.registerBean("caseTextEncryption", TextEncryption.class, Samples::keys);
            context.registerBean(
                    "caseOrderLines",
                    OrderLines.class,
                    () -> new OrderLines(new InMemoryReservations(), cases, InstantSource.system()));
            context.registerBean(EarlierCases.class);
        });
    }

    private CaseServiceInside(boolean withRelay, Consumer<AnnotationConfigApplicationContext> change) {
        Path folder = folder();
        store = EmbeddedStore.open(folder.resolve("cases.db"), 0);
        broker = withRelay ? EmbeddedBroker.open(folder.resolve("kafka"), 0) : null;
        Map<String, Object> settings = new HashMap<>(Map.of(
                "ballcourt.mongo.allow-embedded",
                true,
                "ballcourt.mongo.uri",
                store.uri(),
                "ballcourt.keys.texts",
                KeyFile.freshLine()));
        context.register(StoreConnection.class);
        context.registerBean(Traces.class, () -> Traces.OFF);
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.registerBean(InstantSource.class, InstantSource::system);
        context.registerBean(
                BackgroundWorkers.class, () -> new BackgroundWorkers(context.getBean(MeterRegistry.class)));
        // The shipped rules were proved when they were built.
        context.registerBean(PolicyVerifier.class, () -> policy -> List.of());
        // Nobody has a past here.
        context.registerBean(StandingFacts.class, () -> StandingFacts.NOTHING);
        change.accept(context);
        context.scan("org.ballcourt.cases.store", "org.ballcourt.cases.command", "org.ballcourt.cases.policy");
        if (withRelay) {
            settings.put("spring.kafka.bootstrap-servers", broker.bootstrap());
            settings.put("ballcourt.relay.owner", "benchmark");
            context.registerBean(InstallationKeys.class, () -> new InstallationKeys(SigningKey.fresh(), List.of()));
            context.register(KafkaConnection.class);
            context.scan("org.ballcourt.cases.relay");
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("benchmark", settings));
        context.refresh();
    }

    /** A fresh one for data, on the disk that the build uses. */
    static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "benchmark");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    CaseCommands commands() {
        return context.getBean(CaseCommands.class);
    }

    CaseStore cases() {
        return context.getBean(CaseStore.class);
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
