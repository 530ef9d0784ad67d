package org.ballcourt.rivals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** As one writes it by hand where nothing but speed counts: one statement per command, which checks the version and appends the event. */
final class JdbcDisputes {
    private static final String FILE = """
            WITH filed AS (INSERT INTO dispute (id, version, stage) VALUES (?::uuid, 0, 'FILED') RETURNING id, version)
            INSERT INTO dispute_event (id, version, event) SELECT id, version, ? FROM filed""";
    private static final String ACT = """
            WITH moved AS (UPDATE dispute SET version = version + 1, stage = ? WHERE id = ?::uuid AND version = ? RETURNING id, version)
            INSERT INTO dispute_event (id, version, event) SELECT id, version, ? FROM moved""";

    private final DataSource database;

    JdbcDisputes(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE dispute (id uuid PRIMARY KEY, version int NOT NULL, stage text NOT NULL)");
            statement.execute(
                    "CREATE TABLE dispute_event (id uuid, version int, event text NOT NULL, PRIMARY KEY (id, version))");
        }
    }

    DisputeCaller caller() {
        return new DisputeCaller() {
            private String id;
            private int version = COMMANDS - 1;

            @Override
            public void next() throws SQLException {
                version = (version + 1) % COMMANDS;
                if (version == 0) {
                    id = UUID.randomUUID().toString();
                    execute(FILE, id, event());
                } else {
                    execute(ACT, "STAGE-" + version, id, version - 1, event());
                }
            }

            private String event() {
                return "{\"turn\":" + version + ",\"words\":\"" + WORDS.repeat(4) + "\"}";
            }
        };
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("Somebody else moved it");
            }
        }
    }
}
