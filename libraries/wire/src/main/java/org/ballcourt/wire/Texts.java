package org.ballcourt.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ballcourt.contracts.PersonalText;

/**
 * Walks through records, lists and maps and replaces their personal texts; what cannot hold a text is never looked
 * into.
 */
final class Texts {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private Texts() {}

    @SuppressWarnings("unchecked") // a copy has the class of what it copies
    static <T> T replace(T value, UnaryOperator<PersonalText> by) {
        return (T)
                switch (value) {
                    case null -> null;
                    case PersonalText text -> by.apply(text);
                    case Record sub -> SHAPES.get(sub.getClass()).copy(sub, by);
                    case List<?> list ->
                        list.stream().map(item -> replace(item, by)).toList();
                    case Map<?, ?> map -> replaceValues(map, by);
                    default -> value;
                };
    }

    private static Map<Object, Object> replaceValues(Map<?, ?> map, UnaryOperator<PersonalText> by) {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, replace(value, by)));
        return copy;
    }

    /**
     * What is known of a record class.
     *
     * @param holders for each component whether its type can hold a text
     */
    private record Shape(boolean any, MethodHandle[] accessors, boolean[] holders, MethodHandle constructor) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            MethodHandle[] accessors = new MethodHandle[components.length];
            boolean[] holders = new boolean[components.length];
            boolean any = false;
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                for (int i = 0; i < components.length; i++) {
                    accessors[i] = lookup.unreflect(components[i].getAccessor());
                    holders[i] = canHold(components[i].getGenericType());
                    any |= holders[i];
                }
                Class<?>[] types =
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                MethodHandle constructor = lookup.unreflectConstructor(type.getConstructor(types));
                return new Shape(any, accessors, holders, constructor.asSpreader(Object[].class, types.length));
            } catch (ReflectiveOperationException hidden) {
                throw new IllegalStateException(type + " must be public to be sealed", hidden);
            }
        }

        private static boolean canHold(Type type) {
            return switch (type) {
                case ParameterizedType generic ->
                    Arrays.stream(generic.getActualTypeArguments()).anyMatch(Shape::canHold);
                case Class<?> plain ->
                    plain == PersonalText.class
                            || plain == Object.class
                            || Collection.class.isAssignableFrom(plain)
                            || plain.isRecord() && SHAPES.get(plain).any();
                default -> true;
            };
        }

        Object copy(Record original, UnaryOperator<PersonalText> by) {
            if (!any) {
                return original;
            }
            Object[] values = new Object[accessors.length];
            try {
                for (int i = 0; i < values.length; i++) {
                    Object value = accessors[i].invoke(original);
                    values[i] = holders[i] ? replace(value, by) : value;
                }
                return constructor.invoke(values);
            } catch (RuntimeException | Error ours) {
                throw ours;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        }
    }
}
