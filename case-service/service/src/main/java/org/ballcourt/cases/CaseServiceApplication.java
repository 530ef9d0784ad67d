package org.ballcourt.cases;

import org.ballcourt.console.ConsoleConfiguration;
import org.ballcourt.servicekit.workers.LastResort;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The case-service as a process of its own, which serves the console too. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CaseServiceConfiguration.class, ConsoleConfiguration.class})
public class CaseServiceApplication {
    public static void main(String[] args) {
        LastResort.install();
        SpringApplication.run(CaseServiceApplication.class, args);
    }
}
