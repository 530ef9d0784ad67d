package org.ballcourt.rivals;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Plays disputes, or fires timers, with what it is told to: {@code axon CALLERS MILLISECONDS}, {@code axon-timers ...}, {@code jdbc CALLERS MILLISECONDS}, {@code poller TIMERS},
 * {@code db-scheduler TIMERS}. Several such orders may follow one another, separated by commas; without any they are read from standard input, a line each.
 * Each is answered by a line of {@code name=number}. With {@code --postgres URL} before them on that database, which must be empty; else on one that it starts.
 */
public final class Rivals implements AutoCloseable {
    /** One per caller, and some for the timers. */
    private static final int CONNECTIONS = 24;

    private final TemporaryPostgres postgres;
    private final HikariDataSource database = new HikariDataSource();
    private final Map<String, Supplier<DisputeCaller>> disputes = new HashMap<>();

    private AxonDisputes axon;

    private Rivals(TemporaryPostgres postgres, String url) {
        this.postgres = postgres;
        database.setJdbcUrl(url);
        database.setMaximumPoolSize(CONNECTIONS);
    }

    public static void main(String[] words) throws Exception {
        List<String> line = List.of(words);
        String url = line.size() > 1 && line.getFirst().equals("--postgres") ? line.get(1) : null;
        String orders = String.join(" ", line.subList(url == null ? 0 : 2, line.size()));
        try (Rivals rivals = start(url)) {
            for (String order : orders.isEmpty() ? new String[0] : orders.split(",")) {
                System.out.println(rivals.obey(order));
            }
            if (orders.isEmpty()) {
                rivals.listen();
            }
        }
    }

    static Rivals start(String url) throws IOException {
        TemporaryPostgres postgres = url == null ? TemporaryPostgres.start(FreePorts.any()) : null;
        return new Rivals(postgres, url == null ? postgres.url() : url);
    }

    private void listen() throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(obey(line));
        }
    }

    String obey(String order) throws Exception {
        String[] words = order.strip().split(" +");
        return switch (words[0]) {
            case "poller" -> new PolledTimers(database).run(Integer.parseInt(words[1]));
            case "db-scheduler" -> new ScheduledTimers(database, axon()).run(Integer.parseInt(words[1]));
            default ->
                new TimedRun(supplier(words[0]), postgres).run(Integer.parseInt(words[1]), Long.parseLong(words[2]));
        };
    }

    private AxonDisputes axon() throws SQLException {
        if (axon == null) {
            axon = new AxonDisputes(database, false);
        }
        return axon;
    }

    private Supplier<DisputeCaller> supplier(String rival) throws SQLException {
        Supplier<DisputeCaller> known = disputes.get(rival);
        if (known == null) {
            known = switch (rival) {
                case "axon" -> axon()::caller;
                case "axon-timers" -> new AxonDisputes(database, true)::caller;
                case "jdbc" -> new JdbcDisputes(database)::caller;
                default -> throw new IllegalArgumentException("There is no rival '" + rival + "'");
            };
            disputes.put(rival, known);
        }
        return known;
    }

    /** Events that are really there, for whoever doubts. */
    long stored(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var counted = statement.executeQuery("SELECT count(*) FROM " + table)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        if (postgres != null) {
            postgres.close();
        }
    }
}
