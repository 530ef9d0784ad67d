package org.ballcourt.escalation.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The commands whose end was not seen yet, by case. Not for several threads. */
final class PendingCommands {
    private final Map<String, Map<String, PendingCommand>> byCase = new LinkedHashMap<>();

    void put(PendingCommand command) {
        byCase.computeIfAbsent(command.caseId(), _ -> new HashMap<>()).put(command.commandId(), command);
    }

    /** Null where there is none. */
    PendingCommand get(String caseId, String commandId) {
        return byCase.getOrDefault(caseId, Map.of()).get(commandId);
    }

    void removeIf(String caseId, Predicate<PendingCommand> which) {
        Map<String, PendingCommand> commands = byCase.get(caseId);
        if (commands != null) {
            commands.values().removeIf(which);
            if (commands.isEmpty()) {
                byCase.remove(caseId);
            }
        }
    }

    boolean any(String caseId, Predicate<PendingCommand> which) {
        return byCase.getOrDefault(caseId, Map.of()).values().stream().anyMatch(which);
    }

    List<PendingCommand> due(long nanos) {
        return new ArrayList<>(
                all().filter(command -> nanos - command.again() >= 0).toList());
    }

    List<PendingCommand> notYetDue(Instant now) {
        return all().filter(command -> command.isEarly(now)).toList();
    }

    OptionalLong nextAgain(long nanos) {
        return all().mapToLong(command -> command.again() - nanos).min();
    }

    Stream<PendingCommand> all() {
        return byCase.values().stream().flatMap(commands -> commands.values().stream());
    }

    Set<String> cases() {
        return byCase.keySet();
    }
}
