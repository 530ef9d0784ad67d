package org.ballcourt.clocks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.servicekit.CaseConnection;
import org.ballcourt.servicekit.StoreConnection;
import org.ballcourt.servicekit.TokenSecurity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the clocks; alone or beside the other services in one context. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClockSettings.class)
@Import({StoreConnection.class, CaseConnection.class, TokenSecurity.class, HandOffController.class})
public class EscalationServiceConfiguration {
    @Bean
    @Qualifier("clocks")
    MongoDatabase clockDatabase(MongoClient client) {
        return client.getDatabase("ballcourt_clocks");
    }

    @Bean
    HandOffStatistics clockHandOffs(@Qualifier("clocks") MongoDatabase database) {
        return new HandOffStatistics(database.getCollection("cases"));
    }

    @Bean
    Following clockFollowing() {
        return new Following();
    }

    @Bean
    ClockMeters clockMeters(MeterRegistry registry) {
        return new ClockMeters(registry);
    }

    @Bean
    Census clockCensus(Following cases, ClockMeters meters) {
        Census census = new Census(cases);
        meters.watch(census);
        return census;
    }

    @Bean(destroyMethod = "close")
    KafkaLine clockLine(@Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        return new KafkaLine(bootstrap);
    }

    @Bean
    Deadlines clockDeadlines(KafkaLine line, Following cases, ClockMeters meters) {
        return new Deadlines(line, cases, meters);
    }

    @Bean
    Announcements clockAnnouncements(
            KafkaLine line,
            @Qualifier("clocks") MongoDatabase database,
            Following cases,
            ClockSettings settings,
            ClockMeters meters) {
        Ledger ledger = new StoredLedger(database.getCollection("announced"));
        return new Announcements(line, ledger, cases, settings.reminderShares(), meters);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Replies clockReplies(Deadlines deadlines, @Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        return new Replies(bootstrap, reply -> deadlines.answered(reply, System.nanoTime()));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    EscalationTopic clockTopic(@Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        return new EscalationTopic(bootstrap);
    }

    /** Under a test clock time jumps as it is told: then it is believed as it is, and no jump is an outage. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Clocks clocks(
            ObjectProvider<InstantSource> clock,
            Deadlines deadlines,
            Announcements announcements,
            Census census,
            ClockMeters meters,
            ClockSettings settings,
            @Qualifier("clocks") MongoDatabase database,
            Replies replies,
            Following cases,
            @Value("${ballcourt.test-mode:false}") boolean testMode) {
        InstantSource time = clock.getIfAvailable(InstantSource::system);
        TimeGuard guard = new TimeGuard(time.instant(), System.nanoTime());
        Beats beats = new Beats(database, settings.outageThreshold());
        Clocks clocks = new Clocks(
                time,
                deadlines,
                announcements,
                census,
                testMode ? (_, _) -> true : guard,
                testMode ? (_, _) -> true : new Heart(beats, guard, deadlines, System::nanoTime),
                () -> replies.isListening() && cases.isCaughtUp());
        meters.watch(clocks);
        return clocks;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CaseSubscription clockSubscription(
            Clocks clocks,
            Following cases,
            GapRepair gapRepair,
            MeterRegistry registry,
            ObjectProvider<InstantSource> clock,
            @Qualifier("clocks") MongoDatabase database,
            @Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        CaseSubscription subscription = CaseSubscription.builder()
                .group("clocks")
                .bootstrapServers(bootstrap)
                .collection(database.getCollection("cases"))
                .fold(new CaseClockFold(clocks::changed))
                .gapRepair(gapRepair)
                .meters(registry)
                .time(clock.getIfAvailable(InstantSource::system))
                .build();
        cases.follow(subscription);
        return subscription;
    }
}
