package org.ballcourt.cases.endpoint;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.Order;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.RequestTime;
import tools.jackson.databind.JsonNode;

/**
 * What a JSON Schema cannot say: a currency's digits, times that have not come yet, characters that no text can hold.
 */
final class BeyondSchema {
    private final Instant now;
    private final List<FieldFault> faults = new ArrayList<>();

    BeyondSchema(Instant now) {
        this.now = now;
    }

    List<FieldFault> look(Class<? extends CaseCommand> type, JsonNode body) {
        walk(type, body, "");
        faults.addAll(LinesOfRemedies.faults(type, body));
        if (type == CreditOutage.class) {
            requireOrder(body);
        }
        if (type == FileComplaint.class && body.path("order").isObject()) {
            requireWhole(body.path("order"));
        }
        return faults;
    }

    private void add(String path, Message message) {
        faults.add(new FieldFault(path, message));
    }

    private void walk(Type type, JsonNode node, String path) {
        if (node.isString()) {
            string(type, node.stringValue(), path);
        } else if (type == Money.class) {
            money(node, path);
        } else if (type instanceof Class<?> plain && plain.isRecord() && node.isObject()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                String name = component.getName();
                walk(component.getGenericType(), node.path(name), path.isEmpty() ? name : path + "." + name);
            }
        } else if (type instanceof ParameterizedType generic && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(generic.getActualTypeArguments()[0], node.get(i), path + "." + i);
            }
        }
    }

    private void string(Type type, String text, String path) {
        if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            add(path, Message.of("command.no-text"));
        } else if (type == Instant.class) {
            time(instant(text), path);
        }
    }

    private void time(Instant instant, String path) {
        if (instant == null || !RequestTime.isWithinReach(instant) && instant.isBefore(now)) {
            add(path, SchemaFault.NOT_A_TIME);
        } else if (instant.isAfter(now)) {
            add(path, Message.of("command.future"));
        }
    }

    /** Null where the text is no time. */
    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private void money(JsonNode node, String path) {
        JsonNode amount = node.path("amount");
        JsonNode currency = node.path("currency");
        if (!amount.isString() || !currency.isString()) {
            return;
        }
        int digits = digits(currency.stringValue());
        if (digits < 0) {
            add(path + ".currency", Message.of("command.unknown-currency"));
        } else if (digitsOf(amount.stringValue()) != digits) {
            add(
                    path + ".amount",
                    Message.of("command.digits")
                            .with("digits", digits)
                            .with("currency", Currency.getInstance(currency.stringValue())));
        }
    }

    /** -1 for a currency that is none, or none any more. */
    private static int digits(String currency) {
        return Money.isInUse(currency) ? Money.digits(currency) : -1;
    }

    private static int digitsOf(String amount) {
        int point = amount.indexOf('.');
        return point < 0 ? 0 : amount.length() - point - 1;
    }

    /** By now the order itself stands where its line was named, if there is an order system. */
    private void requireWhole(JsonNode order) {
        Stream.of(Order.class.getRecordComponents())
                .filter(field -> !field.isAnnotationPresent(OptionalField.class))
                .map(RecordComponent::getName)
                .filter(field -> !order.has(field))
                .forEach(field -> add("order." + field, Message.of("command.required")));
    }

    private void requireOrder(JsonNode outage) {
        Instant from = instant(outage.path("from").asString(""));
        Instant until = instant(outage.path("until").asString(""));
        if (from != null && until != null && !from.isBefore(until)) {
            add("until", Message.of("command.until"));
        }
    }
}
