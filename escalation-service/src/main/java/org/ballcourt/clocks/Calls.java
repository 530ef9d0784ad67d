package org.ballcourt.clocks;

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
final class Calls {
    private final Map<String, Map<String, Call>> byCase = new LinkedHashMap<>();

    void put(Call call) {
        byCase.computeIfAbsent(call.caseId(), _ -> new HashMap<>()).put(call.commandId(), call);
    }

    /** Null where there is none. */
    Call get(String caseId, String commandId) {
        return byCase.getOrDefault(caseId, Map.of()).get(commandId);
    }

    void removeIf(String caseId, Predicate<Call> which) {
        Map<String, Call> calls = byCase.get(caseId);
        if (calls != null) {
            calls.values().removeIf(which);
            if (calls.isEmpty()) {
                byCase.remove(caseId);
            }
        }
    }

    boolean any(String caseId, Predicate<Call> which) {
        return byCase.getOrDefault(caseId, Map.of()).values().stream().anyMatch(which);
    }

    List<Call> due(long nanos) {
        return new ArrayList<>(all().filter(call -> nanos - call.again() >= 0).toList());
    }

    OptionalLong nextAgain(long nanos) {
        return all().mapToLong(call -> call.again() - nanos).min();
    }

    Stream<Call> all() {
        return byCase.values().stream().flatMap(calls -> calls.values().stream());
    }

    Set<String> cases() {
        return byCase.keySet();
    }
}
