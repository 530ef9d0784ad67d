package org.ballcourt.contracts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all commands: {@code RejectClaim} over Kafka and on screens, {@code reject-claim} in a URL. */
public final class CommandNames {
    /** In the order in which a dispute meets them; then those of the small matters, then those of the product itself. */
    public static final List<Class<? extends CaseCommand>> ALL = Stream.of(CaseCommand.class.getPermittedSubclasses())
            .filter(Class::isRecord)
            .<Class<? extends CaseCommand>>map(type -> type.asSubclass(CaseCommand.class))
            .toList();

    private static final Map<String, Class<? extends CaseCommand>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private CommandNames() {}

    public static String nameOf(Class<? extends CaseCommand> type) {
        return type.getSimpleName();
    }

    public static String kebabOf(Class<? extends CaseCommand> type) {
        return type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The type with a name such as {@code RejectClaim}; null for an unknown name. */
    public static Class<? extends CaseCommand> typeOf(String name) {
        return BY_NAME.get(name);
    }
}
