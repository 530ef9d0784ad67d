package org.ballcourt.cases;

import org.ballcourt.cases.endpoint.CommandService;
import org.ballcourt.cases.policy.PolicyVerifier;
import org.ballcourt.cases.walk.WalkingVerifier;
import org.ballcourt.servicekit.IndependenceConfiguration;
import org.ballcourt.servicekit.ParkedCases;
import org.ballcourt.servicekit.ReadinessConfiguration;
import org.ballcourt.servicekit.StoreConnection;
import org.ballcourt.servicekit.TokenSecurity;
import org.ballcourt.servicekit.kafka.KafkaConnection;
import org.ballcourt.servicekit.workers.WorkersConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the case-service; alone or beside the others in one context. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({
    "org.ballcourt.cases.policy",
    "org.ballcourt.cases.store",
    "org.ballcourt.cases.command",
    "org.ballcourt.cases.relay",
    "org.ballcourt.cases.view",
    "org.ballcourt.cases.standing",
    "org.ballcourt.cases.tracing",
    "org.ballcourt.cases.suggestion",
    "org.ballcourt.cases.erasure",
    "org.ballcourt.cases.rating",
    "org.ballcourt.cases.proof",
    "org.ballcourt.cases.web",
    "org.ballcourt.cases.messaging"
})
@Import({
    StoreConnection.class,
    KafkaConnection.class,
    ReadinessConfiguration.class,
    ParkedCases.class,
    IndependenceConfiguration.class,
    TokenSecurity.class,
    WorkersConfiguration.class,
    CommandService.class
})
public class CaseServiceConfiguration {
    @Bean
    PolicyVerifier casePolicyVerifier() {
        return new WalkingVerifier();
    }
}
