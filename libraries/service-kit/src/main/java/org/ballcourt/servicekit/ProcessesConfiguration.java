package org.ballcourt.servicekit;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** By the machine's clock, which a test clock does not move. */
@Configuration(proxyBeanMethods = false)
@Import(OperationsController.class)
class ProcessesConfiguration {
    private static final InstantSource MACHINE = InstantSource.system();

    @Bean(destroyMethod = "leave")
    Processes processes(
            MongoClient store, MeterRegistry meters, @Value("${spring.application.name:ballcourt}") String service) {
        return new Processes(
                store.getDatabase("ballcourt_operations").getCollection("processes"),
                meters,
                service,
                MACHINE.instant());
    }

    @Bean(destroyMethod = "close")
    Worker processReport(Processes processes, BackgroundWorkers workers) {
        return workers.every(Processes.EVERY, "process-report", () -> processes.tell(MACHINE.instant()))
                .start();
    }
}
