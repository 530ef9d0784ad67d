package org.ballcourt.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** What one service may do with one thing of Kafka, as {@code deploy/kafka/rights} lists it. */
record KafkaRight(String principal, ResourceType resource, String name, PatternType pattern, Set<AclOperation> may) {
    static final Path TABLE = Page.ROOT.resolve("deploy/kafka/rights");

    static List<KafkaRight> all() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> read(line.split(" +")))
                .toList();
    }

    private static KafkaRight read(String[] parts) {
        return new KafkaRight(
                parts[0],
                ResourceType.fromString(parts[1]),
                parts[2],
                pattern(parts[3]),
                operations(Stream.of(parts[4].split(","))));
    }

    private static PatternType pattern(String name) {
        return PatternType.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Set<AclOperation> operations(Stream<String> names) {
        return names.map(SecurityUtils::operation).collect(TreeSet::new, Set::add, Set::addAll);
    }

    Stream<AclBinding> bindings() {
        return may.stream()
                .map(operation -> new AclBinding(
                        new ResourcePattern(resource, name, pattern),
                        new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW)));
    }

    /** What a line of arguments of Kafka's tool would give. */
    static Stream<AclBinding> given(String arguments) {
        List<String> words = List.of(arguments.strip().split(" +"));
        ResourceType resource = words.contains("--topic") ? ResourceType.TOPIC : ResourceType.GROUP;
        Set<AclOperation> operations = operations(Stream.iterate(0, i -> i < words.size(), i -> i + 1)
                .filter(i -> words.get(i).equals("--operation"))
                .map(i -> words.get(i + 1)));
        return new KafkaRight(
                        after(words, "--allow-principal").replace("User:", ""),
                        resource,
                        after(words, "--" + resource.name().toLowerCase(Locale.ROOT)),
                        pattern(after(words, "--resource-pattern-type")),
                        operations)
                .bindings();
    }

    private static String after(List<String> words, String option) {
        return words.get(words.indexOf(option) + 1);
    }

    /** What the script gives, seen by a tool that only repeats what it is told. */
    static List<AclBinding> ofTheScript() throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                "sh", Page.ROOT.resolve("deploy/kafka/acls.sh").toString());
        script.environment().put("KAFKA_ACLS", "echo");
        Process process = script.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the script ended with " + process.exitValue());
        }
        return said.lines().flatMap(KafkaRight::given).toList();
    }
}
