package org.ballcourt.servicekit.kafka;

import java.time.Duration;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Provisions the topics before anything is sent or heard, or as soon as there is a broker. */
final class TopicProvisioner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration DONE = Duration.ofDays(1);

    private final KafkaAdmin admin;
    private final BackgroundWorkers workers;
    private Worker retrying;
    private volatile boolean running;

    TopicProvisioner(KafkaAdmin admin, BackgroundWorkers workers) {
        this.admin = admin;
        this.workers = workers;
    }

    @Override
    public void start() {
        running = true;
        try {
            admin.initialize();
        } catch (RuntimeException failed) {
            log.warn("The topics cannot be provisioned just now: {}", failed.getMessage());
            retrying = workers.worker("kafka-topics", this::retry).startAfter(PAUSE);
        }
    }

    private Duration retry() {
        admin.initialize();
        return DONE;
    }

    @Override
    public void stop() {
        running = false;
        if (retrying != null) {
            retrying.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the relay, the web server and the listeners. */
    @Override
    public int getPhase() {
        return -1;
    }
}
