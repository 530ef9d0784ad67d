package org.ballcourt.escalation;

import org.ballcourt.servicekit.workers.LastResort;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The escalation service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(EscalationServiceConfiguration.class)
public class EscalationServiceApplication {
    public static void main(String[] args) {
        LastResort.install();
        SpringApplication.run(EscalationServiceApplication.class, args);
    }
}
