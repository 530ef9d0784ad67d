package org.ballcourt.contracts;

import java.util.List;

/** Values of which one is to be sent: a sentence joins them by "or", and says beside a code what it is called. */
public record OneOf(List<?> values) {
    public OneOf {
        values = List.copyOf(values);
    }

    public static OneOf of(Object... values) {
        return new OneOf(List.of(values));
    }

    /** Every constant of an enum. */
    public static <E extends Enum<E>> OneOf all(Class<E> type) {
        return new OneOf(List.of(type.getEnumConstants()));
    }
}
