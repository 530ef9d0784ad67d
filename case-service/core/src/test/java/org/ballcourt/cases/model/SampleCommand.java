package org.ballcourt.cases.model;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;

/** Some value for every field of a command that the model has no idea of, since it is not for a dispute. */
final class SampleCommand {
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, "x"),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, false),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Instant.class, RandomCommands.START),
            Map.entry(LocalDate.class, LocalDate.of(2026, 11, 2)),
            Map.entry(Duration.class, Duration.ofHours(1)),
            Map.entry(Actor.class, Actor.DESK),
            Map.entry(List.class, List.of()),
            Map.entry(Map.class, Map.of()));

    private SampleCommand() {}

    static CaseCommand of(Class<? extends CaseCommand> type) {
        return (CaseCommand) record(type);
    }

    private static Object value(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type.isRecord() && !VALUES.containsKey(type) ? record(type) : VALUES.get(type);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(SampleCommand::value).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type, e);
        }
    }
}
