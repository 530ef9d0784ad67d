package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;

/** The rights in Kafka stand in one table; what is made from it says the same. */
class KafkaRightsTest {
    private static final Path EXAMPLE = Page.ROOT.resolve("deploy/kubernetes/example");
    private static final boolean WRITE = "write".equals(System.getProperty("ballcourt.rights"));

    @Test
    void areGivenByTheScript() throws Exception {
        assertThat(KafkaRight.ofTheScript())
                .containsExactlyInAnyOrderElementsOf(
                        KafkaRight.all().stream().flatMap(KafkaRight::bindings).toList());
    }

    /** With {@code -Dballcourt.rights=write} the file is written. */
    @Test
    void areGivenByTheUsersOfStrimzi() throws Exception {
        Path file = EXAMPLE.resolve("kafka-users.yaml");
        String users = users(KafkaRight.all());
        if (WRITE) {
            Files.writeString(file, users);
        }
        assertThat(file).hasContent(users);
    }

    @Test
    void areThoseOfTheServicesThatCarryTheirCredentials() throws Exception {
        Set<String> principals =
                KafkaRight.all().stream().map(KafkaRight::principal).collect(Collectors.toSet());
        assertThat(principals)
                .containsExactlyInAnyOrder(
                        "case-service", "evidence-service", "escalation-service", "notification-service");
        assertThat(principals)
                .allSatisfy(principal -> assertThat(EXAMPLE.resolve(principal + ".yaml"))
                        .content()
                        .contains("secretKeyRef: {name: " + principal + ", key: sasl.jaas.config}"));
    }

    @Test
    void nameEveryTopicAndNoneThatDoesNotExist() throws Exception {
        Set<String> topics = Stream.of(Topics.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(KafkaRightsTest::name)
                .collect(Collectors.toSet());
        assertThat(KafkaRight.all().stream()
                        .filter(right -> right.resource() == ResourceType.TOPIC)
                        .filter(right -> right.pattern() == PatternType.LITERAL)
                        .map(KafkaRight::name))
                .containsAll(topics)
                .allMatch(topics::contains);
    }

    private static String name(Field topic) {
        try {
            return (String) topic.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    private static String users(List<KafkaRight> rights) {
        Map<String, List<KafkaRight>> byUser = rights.stream()
                .collect(Collectors.groupingBy(KafkaRight::principal, LinkedHashMap::new, Collectors.toList()));
        return byUser.entrySet().stream()
                .map(user -> user(user.getKey(), user.getValue()))
                .collect(Collectors.joining(
                        "---\n",
                        "# Made from deploy/kafka/rights: KafkaRightsTest with -Dballcourt.rights=write. Strimzi puts each password into a secret of the\n"
                                + "# user's name.\n",
                        ""));
    }

    private static String user(String name, List<KafkaRight> rights) {
        return """
                apiVersion: kafka.strimzi.io/v1beta2
                kind: KafkaUser
                metadata:
                  name: %s
                  labels: {strimzi.io/cluster: ballcourt}
                spec:
                  authentication: {type: scram-sha-512}
                  authorization:
                    type: simple
                    acls:
                %s""".formatted(name, rights.stream().map(KafkaRightsTest::rule).collect(Collectors.joining()));
    }

    private static String rule(KafkaRight right) {
        return "      - {resource: {type: %s, name: %s, patternType: %s}, operations: [%s]}\n"
                .formatted(
                        right.resource().name().toLowerCase(Locale.ROOT),
                        right.name(),
                        right.pattern() == PatternType.PREFIXED ? "prefix" : "literal",
                        right.may().stream().map(SecurityUtils::operationName).collect(Collectors.joining(", ")));
    }
}
