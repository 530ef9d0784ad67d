package org.ballcourt.cases.messaging;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.ballcourt.cases.endpoint.CommandService;
import org.ballcourt.cases.proof.InstallationKeys;
import org.ballcourt.cases.proof.Receipts;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.cases.store.WriteProbe;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.TopicProgress;
import org.ballcourt.contracts.ConsumerGroups;
import org.ballcourt.contracts.Topics;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.TokenReader;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.kafka.KafkaListeners;
import org.ballcourt.servicekit.kafka.Publisher;
import org.ballcourt.servicekit.kafka.PublisherProof;
import org.ballcourt.servicekit.kafka.RecordSigner;
import org.ballcourt.servicekit.kafka.SignedRecords;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The case-service's ends of its topics. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {
    private static final String COMMANDS = ConsumerGroups.CASE_COMMANDS;
    private static final String EVIDENCE = "case-evidence";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final KafkaClients kafka;

    MessagingConfiguration(KafkaClients kafka) {
        this.kafka = kafka;
    }

    @Bean(destroyMethod = "close")
    @Qualifier("cases")
    Producer<String, byte[]> caseReplyProducer() {
        return kafka.producer("case-replies");
    }

    @Bean
    RecordSigner caseRecordSigner(InstallationKeys keys) {
        return new RecordSigner(keys.own());
    }

    @Bean(destroyMethod = "close")
    CommandLanes caseCommandLanes(
            CommandService commands,
            Receipts receipts,
            @Qualifier("cases") Producer<String, byte[]> producer,
            RecordSigner signer,
            KafkaListeners listeners,
            SenderCheck senders,
            AuditTrail audit,
            Traces traces) {
        CommandReplies replies = new CommandReplies(producer, signer, new RefusedCommands(audit));
        CommandListener listener =
                new CommandListener(commands, replies, listeners.deadLetters(COMMANDS), receipts, senders);
        return new CommandLanes(new TracedCommands(traces, listener), CommandListener::isOfClocks);
    }

    /** In test mode people have no tokens of their own. */
    @Bean
    SenderCheck caseCommandSenders(
            TokenReader tokens,
            @Value("${ballcourt.commands.proof:}") CommandProof proof,
            @Value("${ballcourt.test-mode:false}") boolean testMode) {
        CommandProof usual = testMode ? CommandProof.NONE : CommandProof.TOKEN;
        return new SenderCheck(proof == null ? usual : proof, tokens::read);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> caseCommandContainer(
            CommandLanes lanes,
            KafkaListeners listeners,
            @Value("${ballcourt.commands.concurrency:4}") int concurrency) {
        ConcurrentMessageListenerContainer<String, byte[]> container =
                listeners.batchListener(Topics.CASE_COMMANDS, COMMANDS, lanes);
        container.setConcurrency(concurrency);
        return container;
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> caseEvidenceContainer(
            EvidenceRegistry registry,
            @Qualifier("cases") Producer<String, byte[]> producer,
            RecordSigner signer,
            PublisherProof proof,
            KafkaListeners listeners) {
        EvidenceListener listener = new EvidenceListener(
                registry::register, new CommandReplies(producer, signer, _ -> {}), listeners.deadLetters(EVIDENCE));
        return listeners.listener(
                Topics.EVIDENCE_EVENTS, EVIDENCE, new SignedRecords(proof.of(Publisher.EVIDENCE), listener));
    }

    @Bean(destroyMethod = "close")
    Worker caseCommandHeartbeat(
            BackgroundWorkers workers,
            InstantSource time,
            ApplicationAvailability availability,
            WriteProbe store,
            @Qualifier("cases") Producer<String, byte[]> producer,
            RecordSigner signer) {
        CommandHeartbeat heartbeat = new CommandHeartbeat(
                time,
                () -> availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC,
                store,
                producer,
                signer);
        return workers.every(CommandHeartbeat.INTERVAL, "case-command-heartbeat", heartbeat::beat)
                .start();
    }

    @Bean(destroyMethod = "close")
    TopicProgress caseCommandProgress() {
        return kafka.progress(Topics.CASE_COMMANDS, COMMANDS);
    }

    @Bean(destroyMethod = "close")
    TopicProgress caseEvidenceProgress() {
        return kafka.progress(Topics.EVIDENCE_EVENTS, EVIDENCE);
    }

    @Bean
    EventFeed caseEventFeed(
            BackgroundWorkers workers,
            EventVerifier verifier,
            @Value("${ballcourt.limits.replay:100000}") long replay) {
        return new EventFeed(
                () -> kafka.consumer("case-feed", "earliest"),
                new EventRecord(verifier),
                HEARTBEAT,
                new LongReplays(replay),
                workers);
    }
}
