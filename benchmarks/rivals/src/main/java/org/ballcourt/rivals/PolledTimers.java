package org.ballcourt.rivals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A table of deadlines and one loop over what is due, as one writes it by hand. */
record PolledTimers(DataSource database) {
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final String FIRE = """
            UPDATE timer SET fired = true WHERE id IN
              (SELECT id FROM timer WHERE due <= ? AND NOT fired ORDER BY due LIMIT 1000 FOR UPDATE SKIP LOCKED) RETURNING due""";

    /** @param count all due within one second, which begins soon */
    String run(int count) throws SQLException {
        Instant first = Instant.now().plusSeconds(5 + count / 5_000);
        Lateness lateness = new Lateness();
        try (Connection connection = database.getConnection()) {
            prepare(connection, count, first);
            try (PreparedStatement fire = connection.prepareStatement(FIRE)) {
                while (lateness.count() < count) {
                    fire.setTimestamp(1, Timestamp.from(Instant.now()));
                    fire(fire, lateness);
                }
            }
        }
        return lateness.toString();
    }

    private static void fire(PreparedStatement fire, Lateness lateness) throws SQLException {
        try (ResultSet fired = fire.executeQuery()) {
            int before = lateness.count();
            while (fired.next()) {
                lateness.fired(fired.getTimestamp(1).toInstant());
            }
            if (lateness.count() == before) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static void prepare(Connection connection, int count, Instant first) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS timer");
            statement.execute(
                    "CREATE TABLE timer (id uuid PRIMARY KEY, due timestamptz NOT NULL, fired boolean NOT NULL)");
            statement.execute("CREATE INDEX ON timer (due) WHERE NOT fired");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO timer VALUES (?, ?, false)")) {
            for (int i = 0; i < count; i++) {
                insert.setObject(1, UUID.randomUUID());
                insert.setTimestamp(2, Timestamp.from(first.plusNanos(1_000_000_000L * i / count)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
