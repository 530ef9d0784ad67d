package org.ballcourt.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.ballcourt.cases.CaseServiceConfiguration;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.console.ConsoleConfiguration;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.escalation.EscalationServiceConfiguration;
import org.ballcourt.evidence.EvidenceServiceConfiguration;
import org.ballcourt.notifications.NotificationServiceConfiguration;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.servicekit.workers.TimeDriven;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** The four services and the console in one context, with a clock that can be moved in test mode. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    CaseServiceConfiguration.class,
    EvidenceServiceConfiguration.class,
    EscalationServiceConfiguration.class,
    NotificationServiceConfiguration.class,
    ConsoleConfiguration.class,
    TestModeController.class,
    TestPeopleController.class
})
class StandaloneConfiguration {
    /** Only in test mode; the services bring the system's clock otherwise. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "ballcourt.test-mode", havingValue = "true")
    static class TestMode {
        @Bean
        @Primary
        TestClock testClock(@Value("${ballcourt.test-clock-file}") Path file) {
            return new TestClock(file);
        }

        @Bean
        @Primary
        TestOrders testOrders(@Qualifier("caseOrders") OrderSource asked, PlatformStub platform) {
            return new TestOrders(asked, platform.orders());
        }

        @Bean
        TokenMint testTokenMint(Environment settings) {
            return TokenMint.from(settings, settings.getRequiredProperty("ballcourt.auth.secret"));
        }

        @Bean
        Settling settling(ObjectProvider<IdleCheck> workers) {
            return new Settling(workers.stream().toList(), Duration.ofSeconds(30));
        }

        @Bean
        TimeTravel timeTravel(TestClock clock, ObjectProvider<TimeDriven> driven, Settling settling) {
            List<TimeDriven> all = driven.orderedStream().toList();
            return new TimeTravel(
                    clock,
                    () -> all.stream().flatMap(each -> each.nextDue().stream()).min(Comparator.naturalOrder()),
                    () -> all.forEach(TimeDriven::timeWasSet),
                    settling::await);
        }
    }
}
