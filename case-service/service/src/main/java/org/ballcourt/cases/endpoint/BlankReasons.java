package org.ballcourt.cases.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.DeclareUnavailable;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/**
 * Reasons that say nothing, told along with the other faults of a body. Alone they are none of its faults: whether a reason is
 * needed, and how long it must be, is for the rules of the case to say.
 */
final class BlankReasons {
    private static final Set<String> REASONS = Set.of("explanation", "reasons", "because", "deviation");

    private BlankReasons() {}

    static List<FieldFault> faults(Class<? extends CaseCommand> type, JsonNode body) {
        Stream<String> why =
                type == DeclareUnavailable.class && isBlank(body.path("why")) ? Stream.of("why") : Stream.of();
        return Stream.concat(in(body, ""), why)
                .map(field -> new FieldFault(field, Message.of("command.reason")))
                .toList();
    }

    private static boolean isBlank(JsonNode value) {
        return value.isString() && value.stringValue().isBlank();
    }

    private static Stream<String> in(JsonNode node, String path) {
        if (node.isArray()) {
            return IntStream.range(0, node.size()).boxed().flatMap(i -> in(node.get(i), path + i + "."));
        }
        return node.properties().stream().flatMap(field -> in(field, path));
    }

    private static Stream<String> in(Map.Entry<String, JsonNode> field, String path) {
        JsonNode value = field.getValue();
        return isBlank(value) && REASONS.contains(field.getKey())
                ? Stream.of(path + field.getKey())
                : in(value, path + field.getKey() + ".");
    }
}
