package org.ballcourt.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.CommandRecord;

/** Makes an event or another record with every field filled, to become the first sample of a new type. */
final class FilledEvent {
    private static final Money PRICE = Money.of("129.00", "CNY");

    private FilledEvent() {}

    static CaseEvent of(Class<? extends CaseEvent> type) {
        return type.cast(record(type));
    }

    static Record ofRecord(Class<? extends Record> type) {
        return type == CommandRecord.class
                ? CommandRecord.of("key-1", "case-1", new Actor(Role.AGENT, "chen"), new LapseDuty("duty-1"))
                : (Record) record(type);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Stream.of(components)
                .map(component -> value(component.getGenericType(), component.getName()))
                .toArray();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic, name);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return switch (plain.getSimpleName()) {
            case "String" -> text(name);
            case "int" -> number(name);
            case "long", "Long" -> 48_213L;
            case "boolean", "Boolean" -> true;
            case "Instant" -> Instant.parse("2026-11-04T02:00:00Z");
            case "LocalDate" -> LocalDate.of(2027, 10, 11);
            case "Duration" -> Duration.ofHours(30);
            case "Money" -> PRICE;
            case "Actor" -> new Actor(Role.AGENT, "chen");
            case "PersonalText" -> new PersonalText("BUYER/li", null, "djE6MTI6c2VhbGVk");
            default -> record(plain);
        };
    }

    private static Object collection(ParameterizedType generic, String name) {
        if (generic.getRawType() == Map.class) {
            return Map.of(Account.SELLER, 60, Account.CARRIER, 40);
        }
        Type item = generic.getActualTypeArguments()[0];
        return item == LedgerEntry.class
                ? List.of(new LedgerEntry(Account.BUYER, PRICE), new LedgerEntry(Account.SELLER, PRICE.negated()))
                : List.of(value(item, name));
    }

    private static int number(String name) {
        return name.equals("stars") ? 5 : 1;
    }

    private static String text(String name) {
        return switch (name) {
            case "buyer" -> "li";
            case "seller" -> "juicehaus";
            case "policy" -> "cn-marketplace@1";
            case "title" -> "德国工艺榨汁机";
            case "carrier" -> "顺丰";
            case "element" -> "DEFECT_SHOWN";
            case "clause", "clauses" -> "quality.burden";
            case "sha256" -> "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
            case "detectedType" -> "video/mp4";
            case "offerId" -> "offer-1";
            case "holderId", "fromId" -> "juicehaus";
            case "agent" -> "chen";
            case "channel" -> "CHAT";
            default -> name + "-1";
        };
    }
}
