package org.ballcourt.rivals;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** db-scheduler, whose deadlines end in a command of Axon each, as Axon's own deadline manager does it. */
record ScheduledTimers(DataSource database, AxonDisputes disputes) {
    private static final int THREADS = 16;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
              execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text, last_success timestamptz, last_failure timestamptz,
              consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL, priority smallint, PRIMARY KEY (task_name, task_instance));
            CREATE INDEX IF NOT EXISTS scheduled_tasks_execution ON scheduled_tasks (execution_time);
            CREATE INDEX IF NOT EXISTS scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat)""";

    /** @param count all due within one second, which begins when they are all there */
    String run(int count) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
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
