package org.ballcourt.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.ballcourt.broker.embedded.EmbeddedBroker;

/** A broker that speaks TLS alone, asks everybody for a password and lets each service do what the shipped script gives it. */
final class SecuredBroker implements AutoCloseable {
    static final String ADMIN = "admin";
    static final List<String> SERVICES =
            List.of("case-service", "evidence-service", "escalation-service", "notification-service");

    private final EmbeddedBroker broker;
    private final TestAuthority authority;

    private SecuredBroker(EmbeddedBroker broker, TestAuthority authority) {
        this.broker = broker;
        this.authority = authority;
    }

    static SecuredBroker open(Path folder) throws IOException, InterruptedException, ExecutionException {
        TestAuthority authority = TestAuthority.in(Files.createDirectories(folder.resolve("tls")));
        EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("broker"), 0, settings(authority));
        SecuredBroker secured = new SecuredBroker(broker, authority);
        try (Admin admin = Admin.create(secured.client(ADMIN))) {
            admin.createAcls(KafkaRight.ofTheScript()).all().get();
        } catch (IOException | InterruptedException | ExecutionException | RuntimeException failed) {
            secured.close();
            throw failed;
        }
        return secured;
    }

    private static Map<String, String> settings(TestAuthority authority) {
        String users = Stream.concat(Stream.of(ADMIN), SERVICES.stream())
                .map(user -> " user_" + user + "=\"" + password(user) + "\"")
                .collect(Collectors.joining());
        Map<String, String> settings = new HashMap<>(authority.ofTheBroker());
        settings.putAll(Map.of(
                "listener.security.protocol.map",
                "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "listener.name.plaintext.plain.sasl.jaas.config",
                jaas(ADMIN, password(ADMIN)).replace(";", users + ";"),
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                // The controller's listener, which no client is given, knows nobody by name.
                "super.users",
                "User:" + ADMIN + ";User:ANONYMOUS"));
        return settings;
    }

    private static String password(String user) {
        return "secret-of-" + user;
    }

    private static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    /** How a client of this user reaches the broker. */
    Map<String, Object> client(String user) {
        return client(user, password(user));
    }

    Map<String, Object> client(String user, String password) {
        Map<String, Object> settings = new HashMap<>(credentials(user, password, authority));
        settings.put("bootstrap.servers", broker.bootstrap());
        return settings;
    }

    /** The same as a service is told it. */
    Stream<String> arguments(String user) {
        return Stream.concat(
                Stream.of("--spring.kafka.bootstrap-servers=" + broker.bootstrap()),
                credentials(user, password(user), authority).entrySet().stream()
                        .map(one -> "--spring.kafka.properties." + one.getKey() + "=" + one.getValue()));
    }

    private static Map<String, String> credentials(String user, String password, TestAuthority authority) {
        Map<String, String> settings = new HashMap<>(authority.ofWhoTrustsIt());
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", jaas(user, password));
        return settings;
    }

    @Override
    public void close() {
        broker.close();
    }
}
