package org.ballcourt.cases.tracing;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.WokenWhileBusy;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Groups of cases about the same goods. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {
    @Bean
    MongoTracedCases caseTracedCases(@Qualifier("cases") MongoDatabase database) {
        MongoTracedCases cases = new MongoTracedCases(database.getCollection("traced_cases"));
        cases.prepare();
        return cases;
    }

    @Bean
    MongoTraceGroups caseTraceGroups(@Qualifier("cases") MongoDatabase database) {
        MongoTraceGroups groups = new MongoTraceGroups(database.getCollection("trace_groups"));
        groups.prepare();
        return groups;
    }

    @Bean
    Tracing caseTracing(
            MongoTracedCases cases,
            MongoTraceGroups groups,
            Policies policies,
            TextEncryption keys,
            InstantSource time,
            Independence independence) {
        return new Tracing(cases, groups, new TraceBook(policies), keys, time, independence);
    }

    @Bean(destroyMethod = "close")
    Worker caseTraceWatching(
            MongoTracedCases cases,
            MongoTraceGroups groups,
            Policies policies,
            Optional<SalesFigures> sales,
            TracePublisher out,
            InstantSource time,
            BackgroundWorkers workers) {
        SalesFigures known = sales.orElse((goods, since, until) -> OptionalLong.empty());
        TraceWatch watch =
                new TraceWatch(cases, groups, new GroupTally(cases, new TraceBook(policies), known), out, time);
        return workers.sparing(TraceWatch.PACE, "case-tracing", watch::pass).start();
    }

    @Bean(destroyMethod = "close")
    Worker caseTraceCounting(
            MongoTracedCases cases,
            MongoTraceGroups groups,
            InstantSource time,
            MeterRegistry meters,
            BackgroundWorkers workers) {
        TraceGauges gauges = new TraceGauges(cases, groups, time, meters);
        return workers.every(TraceGauges.PACE, "case-trace-gauges", gauges::pass)
                .start();
    }

    @Bean
    IdleCheck caseTracingIdle(
            MongoTracedCases cases, MongoTraceGroups groups, @Qualifier("caseTraceWatching") Worker watching) {
        return new WokenWhileBusy(
                "case-tracing",
                () -> cases.due("", 1).isEmpty() && groups.untold(1).isEmpty(),
                watching);
    }
}
