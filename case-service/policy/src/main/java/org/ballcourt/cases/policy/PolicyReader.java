package org.ballcourt.cases.policy;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.BusinessCalendar;
import org.ballcourt.cases.domain.LocalizedText;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the policy of a file in which nothing is wrong: the file has the form of the record. */
final class PolicyReader {
    private static final String CALENDAR = "calendar";
    private static final String CURRENCY = "currency";
    private static final String IN_DAYS = "inDays";
    private static final String DEFAULT = "default";

    private static final JsonMapper RECORDS = JsonMapper.builder()
            .withConfigOverride(Map.class, map -> map.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Set.class, set -> set.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addModule(new SimpleModule()
                    .addAbstractTypeMapping(Set.class, EnumSet.class)
                    .addDeserializer(BusinessCalendar.class, new CalendarOfTheFile())
                    .addDeserializer(LocalizedText.class, new Texts())
                    .addDeserializer(Money.class, new Amount())
                    .addDeserializer(Duration.class, new Time())
                    .addDeserializer(Policy.Length.class, new Length()))
            .build();

    private PolicyReader() {}

    static Policy read(JsonNode json, BusinessCalendar calendar) {
        ObjectNode whole = json.deepCopy().asObject();
        everyReasonIn(whole, "liability");
        everyReasonIn(whole.path("standing"), "points");
        everyReasonIn(whole.path("secondEdition"), "freight");
        whole.findValues("kinds").forEach(PolicyReader::sortKinds);
        return RECORDS.readerFor(Policy.class)
                .withAttribute(CALENDAR, calendar)
                .withAttribute(IN_DAYS, json.has("secondEdition"))
                .withAttribute(CURRENCY, json.path(CURRENCY).asString())
                .readValue(whole);
    }

    /** Every reason has its own entry, or that of {@code default}. */
    private static void everyReasonIn(JsonNode parent, String field) {
        if (parent.path(field) instanceof ObjectNode byReason) {
            JsonNode usual = byReason.remove(DEFAULT);
            Stream.of(Reason.values()).forEach(reason -> byReason.putIfAbsent(reason.name(), usual));
        }
    }

    /** Kinds of evidence stand in every ledger in one order, however the file lists them. */
    private static void sortKinds(JsonNode kinds) {
        if (kinds instanceof ArrayNode list) {
            List<JsonNode> sorted = list.valueStream()
                    .sorted(Comparator.comparing(kind -> EvidenceKind.valueOf(kind.asString())))
                    .toList();
            list.removeAll().addAll(sorted);
        } else {
            kinds.forEach(PolicyReader::sortKinds);
        }
    }

    /** The file names the calendar, which was read before. */
    private static final class CalendarOfTheFile extends ValueDeserializer<BusinessCalendar> {
        @Override
        public BusinessCalendar deserialize(JsonParser name, DeserializationContext context) {
            return calendar(context);
        }
    }

    /** One by language; the schema says which languages there must be. */
    private static final class Texts extends ValueDeserializer<LocalizedText> {
        @Override
        public LocalizedText deserialize(JsonParser texts, DeserializationContext context) {
            Map<String, String> byLanguage = new HashMap<>();
            context.readTree(texts)
                    .properties()
                    .forEach(text ->
                            byLanguage.put(text.getKey(), text.getValue().asString()));
            return new LocalizedText(byLanguage);
        }
    }

    /** In the file's currency. */
    private static final class Amount extends ValueDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser amount, DeserializationContext context) {
            return Money.of(amount.getString(), (String) context.getAttribute(CURRENCY));
        }
    }

    private static final class Time extends ValueDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser time, DeserializationContext context) {
            return PolicyTime.parse(time.getString());
        }
    }

    /** A day is as long as the clock's day; on the calendar clock the second edition counts days of the zone. */
    private static final class Length extends ValueDeserializer<Policy.Length> {
        @Override
        public Policy.Length deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode length = context.readTree(parser);
            ClockKind clock = ClockKind.valueOf(length.path("clock").asString());
            BusinessCalendar calendar = calendar(context);
            Duration day = clock == ClockKind.BUSINESS
                    ? Duration.between(calendar.opens(), calendar.closes())
                    : Duration.ofDays(1);
            String time = length.path("time").asString();
            boolean inDays =
                    clock == ClockKind.CALENDAR && PolicyTime.isInDays(time) && (boolean) context.getAttribute(IN_DAYS);
            return new Policy.Length(PolicyTime.parse(time, day), clock, inDays);
        }
    }

    private static BusinessCalendar calendar(DeserializationContext context) {
        return (BusinessCalendar) context.getAttribute(CALENDAR);
    }
}
