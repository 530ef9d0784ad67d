package org.ballcourt.rivals;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.serialization.Serializer;

/** Axon's own deadline manager on db-scheduler, whose rows are written in the transaction of the command. */
final class AxonDeadlines implements DutyClock {
    /** The table as db-scheduler documents it. */
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
              execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text, last_success timestamptz, last_failure timestamptz,
              consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL, priority smallint, PRIMARY KEY (task_name, task_instance));
            CREATE INDEX IF NOT EXISTS scheduled_tasks_execution ON scheduled_tasks (execution_time);
            CREATE INDEX IF NOT EXISTS scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat)""";

    private static final String DUTY = "duty";
    private static final Duration USUAL = Duration.ofDays(3);

    private final DbSchedulerDeadlineManager manager;

    AxonDeadlines(ConnectionProvider transactional, Configuration configuration, Serializer serializer) {
        AtomicReference<DbSchedulerDeadlineManager> self = new AtomicReference<>();
        Scheduler scheduler = Scheduler.create(joining(transactional), DbSchedulerDeadlineManager.binaryTask(self::get))
                .build();
        manager = DbSchedulerDeadlineManager.builder()
                .scheduler(scheduler)
                .scopeAwareProvider(new ConfigurationScopeAwareProvider(configuration))
                .serializer(serializer)
                .startScheduler(false)
                .build();
        self.set(manager);
    }

    static void createTable(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** As Spring's proxy does it: whoever asks within a command gets the connection of that command. */
    private static DataSource joining(ConnectionProvider transactional) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, _) -> {
                    if (method.getName().equals("getConnection")) {
                        return transactional.getConnection();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public String restart(String last) {
        if (last != null) {
            manager.cancelSchedule(DUTY, last);
        }
        return manager.schedule(USUAL, DUTY);
    }
}
