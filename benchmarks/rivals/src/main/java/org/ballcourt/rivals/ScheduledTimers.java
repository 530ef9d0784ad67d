package org.ballcourt.rivals;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** db-scheduler, whose deadlines end in a command of Axon each, as Axon's own deadline manager does it. */
record ScheduledTimers(DataSource database, AxonDisputes disputes) {
    private static final int THREADS = 16;
    private static final Duration LOOK = Duration.ofMillis(50);

    /** @param count all due within one second, which begins when they are all there */
    String run(int count) throws SQLException {
        AxonDeadlines.createTable(database);
        Lateness lateness = new Lateness();
        OneTimeTask<Void> lapse = Tasks.oneTime("lapse").execute((instance, context) -> {
            disputes.act(instance.getId(), 1);
            lateness.fired(context.getExecution().getExecutionTime());
        });
        Scheduler scheduler = Scheduler.create(database, lapse)
                .threads(THREADS)
                .pollingInterval(LOOK)
                .pollUsingLockAndFetch(2, 8)
                .build();
        Instant first = Instant.now().plusSeconds(10 + count / 200);
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            disputes.open(id);
            scheduler.schedule(lapse.instance(id), first.plusNanos(1_000_000_000L * i / count));
        }
        scheduler.start();
        while (lateness.count() < count) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        scheduler.stop();
        return lateness.toString();
    }
}
