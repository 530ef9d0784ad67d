package org.ballcourt.rivals;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;

/** Axon 4 with its JDBC event store: JSON, a simple command bus, one transaction per command, no consumer. */
final class AxonDisputes {
    private final CommandGateway gateway;

    /** @param timers whether each command restarts the deadline of its dispute */
    AxonDisputes(DataSource database, boolean timers) throws SQLException {
        JacksonSerializer json = JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().setVisibility(PropertyAccessor.FIELD, Visibility.ANY))
                .build();
        String prefix = timers ? "axon_timers" : "axon";
        if (timers) {
            AxonDeadlines.createTable(database);
        }
        engine(json, prefix, database::getConnection).createSchema(PostgresEventTableFactory.INSTANCE);
        // It commits together with the unit of work of a command, and is closed after it.
        ConnectionProvider transactional = new UnitOfWorkAwareConnectionProviderWrapper(() -> {
            Connection connection = database.getConnection();
            connection.setAutoCommit(false);
            return connection;
        });
        JdbcEventStorageEngine engine = engine(json, prefix, transactional);
        Configuration configuration = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> json)
                .configureEventStore(
                        _ -> EmbeddedEventStore.builder().storageEngine(engine).build())
                .registerComponent(
                        DutyClock.class,
                        started -> timers ? new AxonDeadlines(transactional, started, json) : _ -> null)
                .configureAggregate(AxonDispute.class)
                .start();
        gateway = configuration.commandGateway();
    }

    private static JdbcEventStorageEngine engine(
            JacksonSerializer json, String prefix, ConnectionProvider connections) {
        return JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(json)
                .snapshotSerializer(json)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .schema(EventSchema.builder()
                        .eventTable(prefix + "_event")
                        .snapshotTable(prefix + "_snapshot")
                        .build())
                .build();
    }

    void open(String id) {
        gateway.sendAndWait(new AxonDispute.OpenDispute(id, DisputeCaller.WORDS.repeat(4)));
    }

    void act(String id, int turn) {
        gateway.sendAndWait(new AxonDispute.TakeTurn(id, turn, DisputeCaller.WORDS.repeat(4)));
    }

    DisputeCaller caller() {
        return new DisputeCaller() {
            private String id;
            private int turn = COMMANDS - 1;

            @Override
            public void next() {
                turn = (turn + 1) % COMMANDS;
                if (turn == 0) {
                    id = UUID.randomUUID().toString();
                    open(id);
                } else {
                    act(id, turn);
                }
            }
        };
    }
}
