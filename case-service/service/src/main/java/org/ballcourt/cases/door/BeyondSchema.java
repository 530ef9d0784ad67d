package org.ballcourt.cases.door;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.door.CommandCheck.Fault;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.Money;
import tools.jackson.databind.JsonNode;

/**
 * What a JSON Schema cannot say: a currency's digits, times that have not come yet, characters that no text can hold.
 */
final class BeyondSchema {
    private final Instant now;
    private final List<Fault> faults = new ArrayList<>();

    BeyondSchema(Instant now) {
        this.now = now;
    }

    List<Fault> look(Class<? extends CaseCommand> type, JsonNode body) {
        walk(type, body, "");
        if (type == CreditOutage.class) {
            requireOrder(body);
        }
        return faults;
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
            faults.add(new Fault(path, "has a character that is not text", "含有无效字符"));
        } else if (type == Instant.class) {
            time(instant(text), path);
        }
    }

    private void time(Instant instant, String path) {
        if (instant == null) {
            faults.add(FaultWords.notATime(path));
        } else if (instant.isAfter(now)) {
            faults.add(new Fault(path, "must not be in the future", "不得是将来的时间"));
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
            faults.add(new Fault(path + ".currency", "is not a known currency", "不是已知的货币"));
        } else if (digitsOf(amount.stringValue()) != digits) {
            faults.add(new Fault(
                    path + ".amount",
                    "must have exactly " + digits + " digits after the point in " + currency.stringValue(),
                    currency.stringValue() + " 金额小数点后必须正好有 " + digits + " 位"));
        }
    }

    private static int digits(String currency) {
        try {
            return Money.digits(currency);
        } catch (IllegalArgumentException unknown) {
            return -1;
        }
    }

    private static int digitsOf(String amount) {
        int point = amount.indexOf('.');
        return point < 0 ? 0 : amount.length() - point - 1;
    }

    private void requireOrder(JsonNode outage) {
        Instant from = instant(outage.path("from").asString(""));
        Instant until = instant(outage.path("until").asString(""));
        if (from != null && until != null && !from.isBefore(until)) {
            faults.add(new Fault("until", "must be after from", "必须晚于 from"));
        }
    }
}
