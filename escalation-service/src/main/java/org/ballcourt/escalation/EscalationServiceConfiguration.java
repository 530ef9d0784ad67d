package org.ballcourt.escalation;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.consumer.TopicProgress;
import org.ballcourt.contracts.ConsumerGroups;
import org.ballcourt.contracts.Topics;
import org.ballcourt.escalation.EscalationScheduler.Conditions;
import org.ballcourt.escalation.EscalationScheduler.DueWork;
import org.ballcourt.escalation.announcements.AnnouncementLog;
import org.ballcourt.escalation.announcements.Announcements;
import org.ballcourt.escalation.announcements.Announcements.Surroundings;
import org.ballcourt.escalation.announcements.MongoAnnouncementLog;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.deadlines.OutageCredits;
import org.ballcourt.escalation.duties.CaseDutiesFold;
import org.ballcourt.escalation.duties.CaseOwnership;
import org.ballcourt.escalation.duties.DutyRepository;
import org.ballcourt.escalation.duties.HandOffStatistics;
import org.ballcourt.escalation.duties.MongoDutyRepository;
import org.ballcourt.escalation.duties.OpenDutyCounts;
import org.ballcourt.escalation.heartbeat.CommandAvailability;
import org.ballcourt.escalation.heartbeat.HeartbeatStore;
import org.ballcourt.escalation.heartbeat.MongoHeartbeatRepository;
import org.ballcourt.escalation.heartbeat.OutageDetector;
import org.ballcourt.escalation.messaging.ProvenCommands;
import org.ballcourt.escalation.messaging.Replies;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.servicekit.CaseConnection;
import org.ballcourt.servicekit.ClockGuard;
import org.ballcourt.servicekit.ServiceRole;
import org.ballcourt.servicekit.ServiceToken;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.kafka.Publisher;
import org.ballcourt.servicekit.kafka.PublisherKey;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SignedSender;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Wires the escalation service; alone or beside the other services in one context. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EscalationSettings.class)
@ComponentScan("org.ballcourt.escalation.web")
@Import({CaseConnection.class, CaseOwnership.class, CommandAvailability.class, EscalationMetrics.class})
public class EscalationServiceConfiguration {
    /** Longer than a lapse may be on its way. */
    private static final Duration TOKEN_LASTS = Duration.ofMinutes(30);

    @Bean
    Deadlines escalationDeadlines(
            RecordSender sender, CaseOwnership ownership, EscalationMetrics metrics, Environment environment) {
        ServiceToken token = ServiceToken.from(environment, ServiceRole.CLOCK, TOKEN_LASTS);
        return new Deadlines(new ProvenCommands(sender, token), ownership, metrics);
    }

    @Bean
    @Qualifier("escalation")
    MongoDatabase escalationDatabase(MongoClient client) {
        return client.getDatabase("ballcourt_clocks");
    }

    @Bean
    HandOffStatistics escalationHandOffs(@Qualifier("escalation") MongoDatabase database) {
        return new HandOffStatistics(database.getCollection("cases"));
    }

    @Bean
    DutyRepository escalationDuties(@Qualifier("escalation") MongoDatabase database) {
        return new MongoDutyRepository(database.getCollection("cases"));
    }

    @Bean
    OpenDutyCounts escalationOpenDutyCounts(CaseOwnership ownership, DutyRepository duties, EscalationMetrics metrics) {
        OpenDutyCounts counts = new OpenDutyCounts(ownership, duties);
        metrics.watch(counts);
        return counts;
    }

    @Bean
    @Qualifier("escalation")
    PublisherKey escalationPublisherKey(Environment settings) {
        return PublisherKey.read(Publisher.ESCALATION, settings);
    }

    @Bean
    Announcements escalationAnnouncements(
            RecordSender sender,
            @Qualifier("escalation") PublisherKey key,
            @Qualifier("escalation") MongoDatabase database,
            DutyRepository duties,
            CaseOwnership ownership,
            EscalationSettings settings,
            EscalationMetrics metrics) {
        AnnouncementLog announcementLog = new MongoAnnouncementLog(database.getCollection("announced"));
        return new Announcements(
                new Surroundings(new SignedSender(sender, key), announcementLog, duties),
                ownership,
                settings.reminderShares(),
                metrics);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Replies escalationReplies(
            Deadlines deadlines,
            CommandAvailability commands,
            EventVerifier verifier,
            InstantSource time,
            BackgroundWorkers workers,
            KafkaClients kafka) {
        String client = "ballcourt-escalation-" + UUID.randomUUID();
        return new Replies(
                kafka.consumer(client, "latest"),
                verifier,
                reply -> deadlines.answered(reply, System.nanoTime()),
                heartbeat -> commands.heard(heartbeat, time.instant(), System.nanoTime()),
                workers,
                System::nanoTime);
    }

    /** Needs the right to describe the group of the case core and its topic; without it time alone decides what is sent again. */
    @Bean(destroyMethod = "close")
    @Qualifier("escalation")
    TopicProgress escalationCommandProgress(KafkaClients kafka) {
        return kafka.progress(Topics.CASE_COMMANDS, ConsumerGroups.CASE_COMMANDS);
    }

    @Bean
    DueWork escalationDueWork(
            DutyRepository duties,
            CaseOwnership ownership,
            Deadlines deadlines,
            Announcements announcements,
            OpenDutyCounts counts) {
        return new DueWork(duties, ownership, deadlines, new OutageCredits(duties, deadlines), announcements, counts);
    }

    /** Under a test clock time jumps as it is told: then it is believed as it is, and no jump is an outage. */
    @Bean(initMethod = "start", destroyMethod = "close")
    EscalationScheduler escalationScheduler(
            InstantSource time,
            DueWork work,
            CommandAvailability commands,
            EscalationMetrics metrics,
            EscalationSettings settings,
            @Qualifier("escalation") MongoDatabase database,
            Replies replies,
            BackgroundWorkers workers,
            @Qualifier("escalation") TopicProgress progress,
            @Value("${ballcourt.test-mode:false}") boolean testMode) {
        HeartbeatStore heartbeats =
                new HeartbeatStore(new MongoHeartbeatRepository(database), settings.outageThreshold());
        ClockGuard guard = new ClockGuard(time, System::nanoTime, () -> MongoCalls.serverTime(database));
        OutageDetector outages = new OutageDetector(heartbeats, guard, commands, work.credits());
        Conditions conditions = new Conditions(
                testMode ? (_, _) -> true : outages::mayFire,
                testMode ? (_, _) -> true : outages::check,
                () -> replies.isListening() && work.ownership().isCaughtUp(),
                () -> progress.passed().map(passed -> sent -> passed.isPast(sent.partition(), sent.offset())));
        EscalationScheduler scheduler = new EscalationScheduler(workers, time, System::nanoTime, work, conditions);
        metrics.watchScheduler(scheduler::overdue, scheduler::isStopped);
        return scheduler;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CaseSubscription escalationSubscription(
            CaseSubscription.Builder builder,
            EscalationScheduler scheduler,
            CaseOwnership ownership,
            GapRepair gapRepair,
            @Qualifier("escalation") MongoDatabase database) {
        CaseSubscription subscription = builder.group("clocks")
                .collection(database.getCollection("cases"))
                .fold(new CaseDutiesFold(scheduler))
                .gapRepair(gapRepair)
                .build();
        ownership.follow(subscription);
        return subscription;
    }
}
