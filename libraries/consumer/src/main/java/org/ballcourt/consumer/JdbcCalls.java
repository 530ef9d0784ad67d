package org.ballcourt.consumer;

import java.io.Serial;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Statements and transactions on connections that are given back. */
final class JdbcCalls {
    /** Numbers and dates come back as what they were. */
    static final JsonWriterSettings JSON =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final DataSource database;

    JdbcCalls(DataSource database) {
        this.database = database;
    }

    /** What is done with a connection. */
    interface Work {
        boolean done(Connection connection) throws SQLException;
    }

    /** What becomes of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database did not do it; the cause says why. */
    static final class Refused extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Refused(SQLException cause) {
            super(cause);
        }
    }

    void run(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new Refused(refused);
        }
    }

    <T> List<T> query(String sql, List<String> words, Row<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < words.size(); i++) {
                statement.setString(i + 1, words.get(i));
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException refused) {
            throw new Refused(refused);
        }
    }

    /** Kept only where the work says that it is done. */
    boolean inTransaction(Work work) {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                done = work.done(connection);
                if (done) {
                    connection.commit();
                }
                return done;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(before);
            }
        } catch (SQLException refused) {
            throw new Refused(refused);
        }
    }

    static boolean isDuplicateKey(SQLException refused) {
        return "23505".equals(refused.getSQLState());
    }
}
