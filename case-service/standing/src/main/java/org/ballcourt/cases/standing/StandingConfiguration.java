package org.ballcourt.cases.standing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.tracing.TraceIntake;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.WokenWhileBusy;
import org.ballcourt.servicekit.workers.Worker;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows the events of all cases and answers from what they add up to. */
@Configuration(proxyBeanMethods = false)
class StandingConfiguration {
    private static MongoCollection<Document> dossiers(MongoDatabase database) {
        return database.getCollection("standing");
    }

    @Bean
    MongoDossiers caseDossiers(@Qualifier("cases") MongoDatabase database) {
        MongoDossiers dossiers = new MongoDossiers(dossiers(database));
        dossiers.prepare();
        return dossiers;
    }

    @Bean
    Matters caseMatters(@Qualifier("cases") MongoDatabase database) {
        MongoMatters matters = new MongoMatters(dossiers(database));
        matters.prepare();
        return matters;
    }

    @Bean
    Standings caseStandings(MongoDossiers dossiers, Matters matters, Policies policies) {
        return new Standings(dossiers, matters, policies);
    }

    @Bean
    StandingGauges caseStandingGauges(
            Standings standings, MongoDossiers dossiers, InstantSource time, MeterRegistry meters) {
        return new StandingGauges(standings, dossiers, time, meters);
    }

    @Bean(destroyMethod = "close")
    Worker caseStandingCounting(BackgroundWorkers workers, StandingGauges gauges) {
        return workers.every(StandingGauges.PACE, "case-standing-gauges", gauges::pass)
                .start();
    }

    @Bean
    MongoRungs caseRungs(@Qualifier("cases") MongoDatabase database) {
        MongoRungs rungs = new MongoRungs(database.getCollection("standing_rungs"));
        rungs.prepare();
        return rungs;
    }

    @Bean
    RungWatch caseRungWatch(
            Standings standings, MongoRungs rungs, StandingPublisher out, Policies policies, InstantSource time) {
        return new RungWatch(standings, rungs, out, policies, time);
    }

    @Bean(destroyMethod = "close")
    Worker caseRungWatching(BackgroundWorkers workers, RungWatch watch) {
        return workers.sparing(RungWatch.PACE, "case-standing-rungs", watch::pass)
                .start();
    }

    @Bean
    IdleCheck caseRungsIdle(RungWatch watch, @Qualifier("caseRungWatching") Worker watching) {
        return new WokenWhileBusy("case-standing-rungs", watch::isIdle, watching);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CaseSubscription caseStandingSubscription(
            @Qualifier("cases") MongoDatabase database,
            CaseSubscription.Builder subscription,
            CaseStore store,
            StandingGauges gauges,
            RungWatch rungs,
            TraceIntake traces) {
        return subscription
                .group("case-standing")
                .collection(dossiers(database))
                .fold(new DossierFold(
                        dossier -> {
                            gauges.changed();
                            rungs.changed(dossier);
                        },
                        traces))
                .gapRepair(store::eventsFrom)
                .build();
    }
}
