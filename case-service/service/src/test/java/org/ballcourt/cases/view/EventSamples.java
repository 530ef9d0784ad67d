package org.ballcourt.cases.view;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** One event of each kind in which every text, however deep, is a canary that names its place. */
public final class EventSamples {
    private EventSamples() {}

    /** The types that a dispute knows, by their stored names. */
    public static Map<String, Class<? extends CaseEvent>> ofDisputes() {
        Map<String, Class<? extends CaseEvent>> types = new TreeMap<>(EventNames.all());
        types.values().removeAll(VisibilityPage.OF_MATTERS);
        return types;
    }

    public static RecordedEvent recorded(Class<? extends CaseEvent> type, Actor by) {
        return new RecordedEvent(
                "case-1", 7, CasesInMemory.START, by, "c-1", (CaseEvent) record(type, type.getSimpleName()), "0", "1");
    }

    /** A ball that gives and takes a duty of the carrier and one of the seller. */
    private static BallChange ball() {
        return new BallChange(
                Stage.EVIDENCE,
                List.of(
                        duty("d-carrier", Role.CARRIER, "fastship"),
                        duty("d-seller", Role.SELLER, "CANARY-ball-seller")),
                List.of(new EndedDuty("d-other", DutyKind.PROVE, Role.BUYER, DutyEnding.DONE, null)),
                List.of("d-resumed"));
    }

    private static Duty duty(String id, Role holder, String holderId) {
        return new Duty(
                id,
                DutyKind.ANSWER_REQUEST,
                holder,
                holderId,
                CasesInMemory.START,
                CasesInMemory.START,
                ClockKind.CALENDAR,
                Consequence.PRESUMPTION,
                "clause",
                List.of(),
                null);
    }

    private static Object record(Class<?> type, String place) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), place + "." + components[i].getName());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(place, impossible);
        }
    }

    private static Object value(Type generic, String place) {
        if (generic instanceof ParameterizedType parameterized) {
            Type[] parameters = parameterized.getActualTypeArguments();
            return parameterized.getRawType() == List.class
                    ? new ArrayList<>(List.of(value(parameters[0], place)))
                    : Map.of(value(parameters[0], place), value(parameters[1], place));
        }
        Class<?> type = (Class<?>) generic;
        if (type == BallChange.class) {
            return ball();
        }
        if (type == PersonalText.class) {
            return new PersonalText("BUYER/li", null, "CANARY-" + place);
        }
        if (type == String.class) {
            return place.endsWith("dutyId") ? "d-carrier" : "CANARY-" + place;
        }
        if (type == Money.class) {
            return Money.of("1.00", "CNY");
        }
        if (type == Actor.class) {
            return new Actor(Role.AGENT, "CANARY-" + place);
        }
        return type.isRecord() ? record(type, place) : plain(type);
    }

    private static Object plain(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getName()) {
            case "boolean", "java.lang.Boolean" -> true;
            case "int", "java.lang.Integer" -> 1;
            case "long" -> 1L;
            case "java.time.Instant" -> Instant.EPOCH;
            case "java.time.Duration" -> Duration.ZERO;
            case "java.time.LocalDate" -> LocalDate.EPOCH;
            case "java.math.BigDecimal" -> BigDecimal.ONE;
            default -> throw new AssertionError("no sample for " + type);
        };
    }
}
