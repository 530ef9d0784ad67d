package org.ballcourt.servicekit;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a process says of itself: of which build it is, and whether it reaches its store and its broker, each told apart; see {@code service-kit.properties}. */
@Configuration(proxyBeanMethods = false)
public class ReadinessConfiguration {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Duration patience;

    ReadinessConfiguration(@Value("${ballcourt.readiness.patience-seconds:30}") int patience) {
        this.patience = Duration.ofSeconds(patience);
    }

    @Bean
    BuildInfo buildInfo() throws IOException {
        return new BuildInfo();
    }

    @Bean
    Reachability storeHealthIndicator(MongoClient client, ConfigurableApplicationContext service) {
        return new Reachability("store", new StoreQuestion(client, service), patience, System::nanoTime);
    }

    @Bean(destroyMethod = "close")
    Worker storeReachability(BackgroundWorkers workers, @Qualifier("storeHealthIndicator") Reachability store) {
        return workers.every(PACE, "reach-store", store::ask).start();
    }

    /** Ends at once: what it still asks for matters to nobody any more. */
    @Bean(destroyMethod = "close")
    BrokerQuestion brokerQuestion(KafkaClients kafka) {
        return new BrokerQuestion(kafka.admin("ballcourt-reachability"));
    }

    @Bean
    Reachability brokerHealthIndicator(BrokerQuestion question) {
        return new Reachability("broker", question::ask, patience, System::nanoTime);
    }

    @Bean(destroyMethod = "close")
    Worker brokerReachability(BackgroundWorkers workers, @Qualifier("brokerHealthIndicator") Reachability broker) {
        return workers.every(PACE, "reach-broker", broker::ask).start();
    }

    /** Nobody is told that this process is ready before both were asked once. */
    @Bean
    ApplicationRunner firstAnswers(
            @Qualifier("storeHealthIndicator") Reachability store,
            @Qualifier("brokerHealthIndicator") Reachability broker) {
        return _ -> {
            store.awaitFirst(LONGEST);
            broker.awaitFirst(LONGEST);
        };
    }

    private record BrokerQuestion(Admin admin) implements AutoCloseable {
        void ask() {
            try {
                admin.describeCluster().nodes().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException away) {
                throw new IllegalStateException(away);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(closed);
            }
        }

        @Override
        public void close() {
            admin.close(Duration.ZERO);
        }
    }
}
