package org.ballcourt.scenarios;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dispute told step by step.
 *
 * @param last what must be seen after the last step
 */
record Story(Path file, String name, OffsetDateTime clock, ObjectNode order, List<Step> steps, Expectation last) {
    /** Whose standing and quotas the story may touch: a product that knows them already would not be fresh to it. */
    Set<String> parties() {
        Stream<String> sides = Stream.of("buyer", "seller")
                .filter(side -> order.path(side).isString())
                .map(side -> side + "/" + order.path(side).stringValue());
        return sides.collect(Collectors.toUnmodifiableSet());
    }
}
