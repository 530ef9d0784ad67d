package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Who is given what secret, so that a service that was broken into has its own and no other: whoever parses hostile files signs nothing and pays nobody. */
class ReachOfSecretsTest {
    private static final List<String> SERVICES =
            List.of("case-service", "evidence-service", "escalation-service", "notification-service");

    /** Public keys are none. */
    private static final Pattern SECRET =
            Pattern.compile("(?!.*(EVENTS|EVIDENCE|ESCALATION)_KEYS).*(SECRET|TOKEN|PASSWORD|_KEY|KEYS_).*");

    private static final Pattern SETTING = Pattern.compile("#?([A-Z_]+)=.*");

    @Test
    void isForOneServiceEachInKubernetes() throws Exception {
        Map<String, Set<String>> given = new TreeMap<>();
        for (String service : SERVICES) {
            Path file = Page.ROOT.resolve("deploy/kubernetes/base/" + service + ".yaml");
            given.put(service, secretsOf(new Yaml().loadAll(Files.readString(file))));
        }

        assertThat(given)
                .isEqualTo(Map.of(
                        "case-service",
                        Set.of("ballcourt-case-service", "ballcourt-signing-key", "ballcourt-texts-key"),
                        "evidence-service",
                        Set.of(
                                "ballcourt-evidence-service",
                                "ballcourt-evidence-signing-key",
                                "ballcourt-originals-key"),
                        "escalation-service",
                        Set.of("ballcourt-escalation-service", "ballcourt-escalation-signing-key"),
                        "notification-service",
                        Set.of("ballcourt-notification-service")));
    }

    /** What the example adds: each its own user of Kafka, and whose broker it may trust, which is public. */
    @Test
    void isForOneServiceEachInTheExampleToo() throws Exception {
        for (String service : SERVICES) {
            Path file = Page.ROOT.resolve("deploy/kubernetes/example/" + service + ".yaml");
            assertThat(secretsOf(new Yaml().loadAll(Files.readString(file))))
                    .containsExactlyInAnyOrder(service, "ballcourt-cluster-ca-cert");
        }
    }

    /** Beside the secret by which all of them read tokens, which an identity provider takes the place of. */
    @Test
    void isForOneServiceEachInCompose() throws Exception {
        Map<String, Object> compose =
                new Yaml().load(Files.readString(Page.ROOT.resolve("deploy/compose/compose.yaml")));
        Map<String, Set<String>> given = new TreeMap<>();
        for (String service : SERVICES) {
            Map<?, ?> environment = (Map<?, ?>) at(compose, "services", service, "environment");
            given.put(
                    service,
                    environment.keySet().stream()
                            .map(String::valueOf)
                            .filter(name -> SECRET.matcher(name).matches() && !name.startsWith("BALLCOURT_AUTH_"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        assertThat(given)
                .isEqualTo(Map.of(
                        "case-service",
                        Set.of(
                                "BALLCOURT_KEYS_TEXTS",
                                "BALLCOURT_ORDERS_TOKEN",
                                "BALLCOURT_PAYMENTS_TOKEN",
                                "BALLCOURT_PROOF_KEY"),
                        "evidence-service",
                        Set.of("BALLCOURT_EVIDENCE_SIGNING_KEY", "BALLCOURT_KEYS_ORIGINALS"),
                        "escalation-service",
                        Set.of("BALLCOURT_ESCALATION_SIGNING_KEY"),
                        "notification-service",
                        Set.of("BALLCOURT_MAIL_PASSWORD")));
    }

    /** What stands in the example and reaches no container does nothing, and nobody is told. */
    @Test
    void everySettingOfTheExampleForComposeIsHandedOn() throws Exception {
        String compose = Files.readString(Page.ROOT.resolve("deploy/compose/compose.yaml"));
        List<String> named = Files.readString(Page.ROOT.resolve("deploy/compose/.env.example"))
                .lines()
                .map(SETTING::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();
        assertThat(named).contains("BALLCOURT_AUTH_ISSUER_URI").allMatch(name -> compose.contains("${" + name + ":"));
    }

    /** By whatever way a pod gets one: all of a secret or a part of it in its environment, or as files. */
    private static Set<String> secretsOf(Iterable<Object> documents) {
        return StreamSupport.stream(documents.spliterator(), false)
                .filter(document -> "Deployment".equals(((Map<?, ?>) document).get("kind")))
                .flatMap(ReachOfSecretsTest::secretsIn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> secretsIn(Object anything) {
        return switch (anything) {
            case Map<?, ?> map ->
                map.entrySet().stream().flatMap(entry -> switch (String.valueOf(entry.getKey())) {
                    case "secretRef", "secretKeyRef" ->
                        Stream.of(at(entry.getValue(), "name")).map(String::valueOf);
                    case "secretName" -> Stream.of(String.valueOf(entry.getValue()));
                    default -> secretsIn(entry.getValue());
                });
            case List<?> list -> list.stream().flatMap(ReachOfSecretsTest::secretsIn);
            case null, default -> Stream.empty();
        };
    }

    private static Object at(Object document, String... steps) {
        Object found = document;
        for (String step : steps) {
            found = ((Map<?, ?>) found).get(step);
        }
        return found;
    }
}
