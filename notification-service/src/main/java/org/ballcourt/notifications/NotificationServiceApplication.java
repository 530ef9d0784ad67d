package org.ballcourt.notifications;

import org.ballcourt.servicekit.workers.LastResort;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The notification service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(NotificationServiceConfiguration.class)
public class NotificationServiceApplication {
    public static void main(String[] args) {
        LastResort.install();
        SpringApplication.run(NotificationServiceApplication.class, args);
    }
}
