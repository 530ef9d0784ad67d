package org.ballcourt.evidence;

import org.ballcourt.servicekit.workers.LastResort;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The evidence service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(EvidenceServiceConfiguration.class)
public class EvidenceServiceApplication {
    public static void main(String[] args) {
        LastResort.install();
        SpringApplication.run(EvidenceServiceApplication.class, args);
    }
}
