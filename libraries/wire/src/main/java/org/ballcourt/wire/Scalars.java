package org.ballcourt.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** How our small values look in JSON. */
final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private Scalars() {}

    static JacksonModule forPeople() {
        return common("people").addSerializer(PersonalText.class, new PlainText());
    }

    static JacksonModule forStorage() {
        return common("storage")
                .addSerializer(PersonalText.class, new SealedText())
                .addDeserializer(Instant.class, new TimeIn())
                .addSerializer(new MapByName());
    }

    private static SimpleModule common(String name) {
        return new SimpleModule("ballcourt-" + name)
                .addSerializer(Money.class, new MoneyOut())
                .addDeserializer(Money.class, new MoneyIn())
                .addSerializer(Actor.class, new ActorOut())
                .addDeserializer(Actor.class, new ActorIn());
    }

    private static final class MoneyOut extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty("amount", amountOf(money));
            out.writeStringProperty("currency", money.currency());
            out.writeEndObject();
        }

        /** More digits than the currency has are an error of ours and never rounded away. */
        private static String amountOf(Money money) {
            return money.amount()
                    .setScale(Money.digits(money.currency()), RoundingMode.UNNECESSARY)
                    .toPlainString();
        }
    }

    private static final class MoneyIn extends ValueDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            JsonNode amount = node.path("amount");
            JsonNode currency = node.path("currency");
            if (!amount.isString()
                    || !currency.isString()
                    || !DECIMAL.matcher(amount.stringValue()).matches()) {
                return context.reportInputMismatch(
                        Money.class, "money is {\"amount\": \"129.00\", \"currency\": \"CNY\"}");
            }
            BigDecimal decimal = new BigDecimal(amount.stringValue());
            if (decimal.scale() != digits(currency.stringValue(), context)) {
                return context.reportInputMismatch(
                        Money.class, "%s has the wrong number of digits for %s", decimal, currency.stringValue());
            }
            return new Money(decimal, currency.stringValue());
        }

        private static int digits(String currency, DeserializationContext context) {
            try {
                return Money.digits(currency);
            } catch (IllegalArgumentException unknown) {
                return context.reportInputMismatch(Money.class, "'%s' is not a currency", currency);
            }
        }
    }

    private static final class ActorOut extends ValueSerializer<Actor> {
        @Override
        public void serialize(Actor actor, JsonGenerator out, SerializationContext context) {
            out.writeString(actor.toString());
        }
    }

    private static final class ActorIn extends ValueDeserializer<Actor> {
        @Override
        public Actor deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(Actor.class, "an actor is a string ROLE/id");
            }
            try {
                return Actor.parse(in.getString());
            } catch (IllegalArgumentException wrong) {
                return context.reportInputMismatch(Actor.class, wrong.getMessage());
            }
        }
    }

    private static final class TimeIn extends ValueDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) {
            Instant usual = in.currentToken() == JsonToken.VALUE_STRING ? Times.usualOrNull(in.getString()) : null;
            return usual == null ? InstantDeserializer.INSTANT.deserialize(in, context) : usual;
        }
    }

    private static final class PlainText extends ValueSerializer<PersonalText> {
        @Override
        public void serialize(PersonalText text, JsonGenerator out, SerializationContext context) {
            if (text.plain() == null) {
                context.reportMappingProblem("The %s must be opened before people read it", text);
            }
            out.writeString(text.plain());
        }
    }

    private static final class SealedText extends ValueSerializer<PersonalText> {
        @Override
        public void serialize(PersonalText text, JsonGenerator out, SerializationContext context) {
            if (text.sealed() == null) {
                context.reportMappingProblem("The %s must be sealed before it is stored", text);
            }
            out.writeStartObject();
            out.writeStringProperty("sealed", text.sealed());
            out.writeStringProperty("subject", text.subject());
            out.writeEndObject();
        }
    }

    /** By name and not by the order of an enum's constants, which may change. */
    private static final class MapByName extends ValueSerializer<Map<?, ?>> {
        @Override
        public Class<?> handledType() {
            return Map.class;
        }

        @Override
        public void serialize(Map<?, ?> map, JsonGenerator out, SerializationContext context) {
            TreeMap<String, Object> byName = new TreeMap<>();
            map.forEach((key, value) -> byName.put(key.toString(), value));
            out.writeStartObject();
            byName.forEach((name, value) -> {
                out.writeName(name);
                context.writeValue(out, value);
            });
            out.writeEndObject();
        }
    }
}
