package org.ballcourt.escalation.deadlines;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ballcourt.servicekit.kafka.SentRecord;

/** The commands whose end was not seen yet, by case. Not for several threads. */
final class PendingCommands {
    /** So long what was known of the progress of the topic is believed. */
    private static final long PROGRESS_LASTS = 120_000_000_000L;

    private static final Comparator<PendingCommand> BY_TIME = Comparator.comparingLong(PendingCommand::again)
            .thenComparing(PendingCommand::caseId)
            .thenComparing(PendingCommand::commandId);

    private final Map<String, Map<String, PendingCommand>> byCase = new LinkedHashMap<>();
    private final TreeSet<PendingCommand> byTime = new TreeSet<>(BY_TIME);
    private OptionalLong progressKnownAt = OptionalLong.empty();

    void put(PendingCommand command) {
        PendingCommand before =
                byCase.computeIfAbsent(command.caseId(), _ -> new HashMap<>()).put(command.commandId(), command);
        if (before != null) {
            byTime.remove(before);
        }
        byTime.add(command);
    }

    /** Null where there is none. */
    PendingCommand get(String caseId, String commandId) {
        return byCase.getOrDefault(caseId, Map.of()).get(commandId);
    }

    void removeIf(String caseId, Predicate<PendingCommand> which) {
        Map<String, PendingCommand> commands = byCase.get(caseId);
        if (commands != null) {
            commands.values().removeIf(command -> which.test(command) && byTime.remove(command));
            if (commands.isEmpty()) {
                byCase.remove(caseId);
            }
        }
    }

    boolean any(String caseId, Predicate<PendingCommand> which) {
        return byCase.getOrDefault(caseId, Map.of()).values().stream().anyMatch(which);
    }

    List<PendingCommand> due(long nanos) {
        return byTime.stream()
                .takeWhile(command -> nanos - command.again() >= 0)
                .toList();
    }

    List<PendingCommand> notYetDue(Instant now) {
        return all().filter(command -> command.isEarly(now)).toList();
    }

    OptionalLong nextAgain(long nanos) {
        return byTime.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(byTime.first().again() - nanos);
    }

    Stream<PendingCommand> all() {
        return byCase.values().stream().flatMap(commands -> commands.values().stream());
    }

    /** Those that wait at a place that is known. */
    List<PendingCommand> inTopic() {
        return all().filter(PendingCommand::isInTopic).toList();
    }

    /** Of these, as they were when somebody asked, the case core is past some; what came of one meanwhile counts more. */
    void passed(List<PendingCommand> waiting, Predicate<SentRecord> passed, long nanos) {
        progressKnownAt = OptionalLong.of(nanos);
        for (PendingCommand command : waiting) {
            if (get(command.caseId(), command.commandId()) == command && passed.test(command.place())) {
                put(command.passed(nanos));
            }
        }
    }

    boolean isProgressKnown(long nanos) {
        return progressKnownAt.isPresent() && nanos - progressKnownAt.getAsLong() < PROGRESS_LASTS;
    }
}
