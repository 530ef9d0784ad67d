package org.ballcourt.cases.messaging;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.servicekit.AuditTrail;

/** Writes down who tried what over Kafka and was refused, as the filter around the doors of HTTP does; the product's own clocks are not people. */
record RefusedCommands(AuditTrail audit) implements Consumer<CommandReply> {
    static final String DOOR = "KAFKA " + Topics.CASE_COMMANDS;

    /** Then nobody has shown that he is whom the record names; faults of the envelope and old lapses are refused before anybody asks. */
    private static final Set<String> UNPROVEN = Set.of("UNAUTHENTICATED", "FORBIDDEN", "MALFORMED", "UNAVAILABLE");

    private static final String OLD_LAPSE = "UNAVAILABLE";

    @Override
    public void accept(CommandReply reply) {
        String code = reply.problem().code();
        boolean unproven = UNPROVEN.contains(code);
        boolean system = reply.actor() != null && reply.actor().role() == Role.SYSTEM;
        boolean ours = system && (!unproven || code.equals(OLD_LAPSE));
        if (ours) {
            return;
        }
        List<String> of = Stream.of(reply.caseId(), unproven ? named(reply.actor()) : null)
                .filter(Objects::nonNull)
                .toList();
        audit.tried(unproven ? null : reply.actor(), DOOR, reply.problem().status(), of, code);
    }

    private static String named(Actor actor) {
        return actor == null ? null : actor.toString();
    }
}
