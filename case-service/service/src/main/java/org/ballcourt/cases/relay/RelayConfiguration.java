package org.ballcourt.cases.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.ballcourt.cases.erasure.ErasurePublisher;
import org.ballcourt.cases.proof.InstallationKeys;
import org.ballcourt.cases.proof.RootPublisher;
import org.ballcourt.cases.standing.StandingPublisher;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitSideEffect;
import org.ballcourt.cases.store.LeaseRepository;
import org.ballcourt.cases.store.RelayedPlaces;
import org.ballcourt.cases.store.Segments;
import org.ballcourt.cases.tracing.TracePublisher;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.kafka.OwnEventKeys;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The relay and what drives it. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
    /** @param owner only where no second process can ever work on the same store; otherwise each start is somebody new */
    @Bean
    SegmentLeases caseSegmentLeases(
            LeaseRepository repository, @Value("${ballcourt.relay.owner:${ballcourt.instance-id:}}") String owner) {
        return new SegmentLeases(repository, owner.isBlank() ? UUID.randomUUID().toString() : owner, System::nanoTime);
    }

    @Bean
    Snapshots caseSnapshots() {
        return new Snapshots();
    }

    @Bean
    RelayListener caseRelayReport(Snapshots snapshots, InstantSource time, MeterRegistry meters) {
        return new RelayReport(snapshots, time, meters);
    }

    @Bean
    KafkaEventPublisher caseEventPublisher(KafkaClients kafka, InstallationKeys keys, Traces traces) {
        return new KafkaEventPublisher(kafka, new EventSealer(keys.own()), traces);
    }

    @Bean
    OwnEventKeys caseEventKeys(InstallationKeys keys) {
        return new OwnEventKeys(keys.known());
    }

    @Bean
    RootPublisher caseRootOut(KafkaEventPublisher out) {
        return new KafkaRootPublisher(out);
    }

    @Bean
    StandingPublisher caseStandingOut(KafkaEventPublisher out) {
        return new KafkaStandingPublisher(out);
    }

    @Bean
    TracePublisher caseTraceOut(KafkaEventPublisher out) {
        return new KafkaTracePublisher(out);
    }

    @Bean
    RelayLoop caseRelayLoop(
            CaseStore cases,
            KafkaEventPublisher out,
            SegmentLeases leases,
            List<CommitSideEffect> sideEffects,
            RelayListener listener,
            MeterRegistry meters) {
        RelayLoop loop = new RelayLoop(
                cases,
                leases::owned,
                new LinkedBlockingQueue<>(),
                System::nanoTime,
                inputs -> new Relay(cases, out, owned(leases), sideEffects, inputs, System::nanoTime, listener));
        Gauge.builder("ballcourt.relay.pending.cases", loop, RelayLoop::pending)
                .description("Cases with events that Kafka has not acknowledged")
                .register(meters);
        Gauge.builder("ballcourt.relay.oldest.pending", loop, RelayLoop::oldestSeconds)
                .description("How long the case that waits longest has been under way")
                .baseUnit("seconds")
                .register(meters);
        return loop;
    }

    @Bean
    ErasurePublisher caseErasurePublisher(KafkaEventPublisher out) {
        return new KafkaErasurePublisher(out);
    }

    @Bean(destroyMethod = "close")
    TopicEnds caseTopicEnds(KafkaClients kafka, EventVerifier verifier) {
        return new TopicEnds(kafka.admin("case-relay-ends"), kafka.consumer("case-relay-ends", "latest"), verifier);
    }

    @Bean
    LostEvents caseLostEvents(RelayedPlaces places, TopicEnds ends, RelayLoop loop) {
        return new LostEvents(places, ends, loop::input);
    }

    @Bean(destroyMethod = "close")
    Worker caseLookingForLostEvents(BackgroundWorkers workers, LostEvents lost) {
        return workers.every(LostEvents.PACE, "case-relay-lost-events", lost::look)
                .startAfter(LostEvents.PACE);
    }

    @Bean
    TopicAhead caseTopicAhead(
            RelayedPlaces places,
            TopicEnds ends,
            CaseStore cases,
            @Value("${ballcourt.recovery.from-topic:false}") boolean takeBack) {
        return new TopicAhead(places, ends, cases, takeBack);
    }

    @Bean
    RelayService caseRelayService(
            BackgroundWorkers workers,
            TopicAhead ahead,
            SegmentLeases leases,
            RelayLoop loop,
            LostEvents lost,
            Snapshots snapshots,
            CaseStore cases,
            KafkaEventPublisher out,
            MeterRegistry meters) {
        loop.watchedBy(lost);
        loop.beginsWhen(ahead::isOver);
        LogAudit audit = new LogAudit(cases, owned(leases), snapshots);
        Gauge.builder("ballcourt.unreadable.cases", audit, LogAudit::unreadable)
                .description("Cases whose logs were tampered with or are not understood")
                .register(meters);
        return new RelayService(workers, ahead, leases, loop, new Checkpoints(audit, snapshots, out));
    }

    private static Predicate<String> owned(SegmentLeases leases) {
        return caseId -> leases.owns(Segments.of(caseId));
    }
}
