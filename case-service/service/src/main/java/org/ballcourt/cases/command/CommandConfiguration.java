package org.ballcourt.cases.command;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitHint;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.PolicyAnnouncements;
import org.ballcourt.cases.store.RecentCases;
import org.ballcourt.cases.store.StoreTime;
import org.ballcourt.servicekit.ClockGuard;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;

/** The command path and what it asks. */
@Configuration(proxyBeanMethods = false)
@Import({
    CaseDecider.class,
    CaseIds.class,
    FactFinder.class,
    Claims.class,
    References.class,
    Decisions.class,
    CommandHandling.class,
    UnstoredCommands.class,
    AdvancePayer.class,
    ContestFollower.class,
    AwardFollower.class
})
class CommandConfiguration {
    @Bean
    Payments casePayments(
            @Value("${ballcourt.payments.url}") String url, @Value("${ballcourt.payments.token:}") String token) {
        return new HttpPayments(new PlatformSystem.Address(url, token));
    }

    @Bean
    OrderSource caseOrders(
            @Value("${ballcourt.orders.url}") String url, @Value("${ballcourt.orders.token:}") String token) {
        return new HttpOrders(new PlatformSystem.Address(url, token));
    }

    @Bean
    CaseClock caseClock(InstantSource time, StoreTime store, MeterRegistry meters) {
        CaseClock clock = time.equals(InstantSource.system())
                ? new GuardedClock(time, new ClockGuard(time, System::nanoTime, store::now))
                : new UnguardedClock(time);
        Gauge.builder("ballcourt.clock.skew", clock, CaseClock::skewSeconds)
                .description("How far this node's clock is ahead of the store's; no number where tests move it")
                .baseUnit("seconds")
                .register(meters);
        return clock;
    }

    /** The relay listens here and follows commits with commands in turn, so it is asked for late. */
    @Bean(destroyMethod = "close")
    AxonCaseCommands caseCommands(
            RecentCases cases,
            CommandHandling handling,
            ObjectProvider<CommitHint> hints,
            MeterRegistry meters,
            Traces traces) {
        Supplier<List<CommitHint>> all =
                SingletonSupplier.of(() -> hints.orderedStream().toList());
        return new AxonCaseCommands(
                cases,
                handling,
                committed -> all.get().forEach(hint -> hint.committed(committed)),
                new MetricsInterceptor(meters),
                traces);
    }

    @Bean
    PolicyAnnouncer casePolicyAnnouncer(
            LoadedPolicies policies,
            CaseStore store,
            PolicyAnnouncements announcements,
            CaseCommands commands,
            InstantSource time,
            MeterRegistry meters) {
        return new PolicyAnnouncer(policies, store, announcements, commands, time, meters);
    }

    @Bean(destroyMethod = "close")
    Worker casePolicyAnnouncing(BackgroundWorkers workers, PolicyAnnouncer announcer) {
        return workers.every(Duration.ofSeconds(30), "case-announce-policies", announcer::announceAll)
                .start();
    }

    @Bean(destroyMethod = "close")
    Worker caseClockComparing(BackgroundWorkers workers, CaseClock clock) {
        return workers.every(Duration.ofSeconds(5), "case-compare-clock", clock::compare)
                .start();
    }

    /** Lines of orders that a filing held and never took. */
    @Bean(destroyMethod = "close")
    Worker caseOrderLineRelease(BackgroundWorkers workers, OrderLines lines) {
        return workers.every(Duration.ofSeconds(30), "case-free-order-lines", lines::sweep)
                .start();
    }

    @Bean(destroyMethod = "close")
    Worker caseAdvancePaying(BackgroundWorkers workers, AdvancePayer advances) {
        return workers.every(Duration.ofSeconds(30), "case-pay-advances", advances::payAll)
                .start();
    }
}
