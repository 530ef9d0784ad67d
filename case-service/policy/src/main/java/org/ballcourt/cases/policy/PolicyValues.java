package org.ballcourt.cases.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Word;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the values of a policy's fields are called: which list of words a code is from follows from where it stands. */
final class PolicyValues {
    private static final Map<Pattern, String> LISTS = lists();
    private static final Pattern MONEY =
            Pattern.compile("amounts\\.(smallClaim|largeClaim|agentAuthority|expressRefund|compensationFloor)"
                    + "|secondEdition\\.compensation\\..*\\.least");

    private final Change change;
    private final JsonNode from;
    private final JsonNode to;

    /** @param from the whole older policy, as {@code to} is the newer */
    PolicyValues(Change change, JsonNode from, JsonNode to) {
        this.change = change;
        this.from = from;
        this.to = to;
    }

    private static Map<Pattern, String> lists() {
        Map<Pattern, String> lists = new LinkedHashMap<>();
        lists.put(Pattern.compile("burdens\\..*\\.bearer|secondEdition\\.favours\\..*"), "Role");
        lists.put(Pattern.compile("(burdens|goods)\\..*\\.kinds(\\..*)?"), "EvidenceKind");
        lists.put(Pattern.compile("burdens\\..*\\.element"), "Element");
        lists.put(Pattern.compile("secondEdition\\.tracing\\.rules\\..*\\.by"), "TracedBy");
        lists.put(Pattern.compile("secondEdition\\.tracing\\.rules\\..*\\.propose"), "TraceMeasure");
        lists.put(Pattern.compile("secondEdition\\.tracing\\.notCounted"), "Outcome");
        lists.put(
                Pattern.compile("secondEdition\\.tracing\\.rules\\..*\\.reasons"
                        + "|secondEdition\\.expressRefund\\.goodsStay|grounds\\..*Violations"),
                "Reason");
        lists.put(
                Pattern.compile("secondEdition\\.expressRefund\\.goodsBack|grounds\\.noReasonExcluded"), "GoodsClass");
        lists.put(Pattern.compile("grounds\\..*Exclusions"), "ReturnExclusion");
        lists.put(Pattern.compile("secondEdition\\.freight\\..*"), "Freight");
        lists.put(Pattern.compile("transition"), "Transition");
        return lists;
    }

    /** What the change did to the value: of a list what came and what went, of all else what it was and is. */
    Message sentence(Object what) {
        JsonNode before = array(change.from());
        JsonNode after = array(change.to());
        if (!isListOfNames(before) || !isListOfNames(after)) {
            return Message.of("policy.change.value")
                    .with("what", what)
                    .with("from", said(change.from(), from))
                    .with("to", said(change.to(), to));
        }
        List<Object> added = missing(after, before);
        List<Object> removed = missing(before, after);
        String key = added.isEmpty() ? "lost" : removed.isEmpty() ? "gained" : "other";
        return added.isEmpty() && removed.isEmpty()
                ? Message.of("policy.change.order").with("what", what)
                : Message.of("policy.change.list-" + key)
                        .with("what", what)
                        .with("added", added)
                        .with("removed", removed);
    }

    private static boolean isListOfNames(JsonNode array) {
        return array != null && array.valueStream().noneMatch(JsonNode::isNumber);
    }

    private List<Object> missing(JsonNode these, JsonNode those) {
        List<JsonNode> known = those.valueStream().toList();
        return these.valueStream()
                .filter(one -> !known.contains(one))
                .map(this::quoted)
                .toList();
    }

    private static JsonNode array(String value) {
        try {
            return value != null && value.startsWith("[") ? Wire.json().readTree(value) : null;
        } catch (JacksonException onlyLooksLikeOne) {
            return null;
        }
    }

    /** As it stands where it is none of what stands there: a draft may be compared before it is right. */
    private Object said(String value, JsonNode policy) {
        try {
            return called(value, policy);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return value;
        }
    }

    private Object called(String value, JsonNode policy) {
        JsonNode array = array(value);
        if (value == null) {
            return Message.of("policy.change.nothing");
        }
        if (array != null && array.isEmpty()) {
            return Message.of("policy.change.empty-list");
        }
        if (array != null) {
            List<Object> items = new ArrayList<>();
            array.forEach(one -> items.add(one.isNumber() ? item(one) : quoted(one)));
            return items;
        }
        if (PolicyTime.parse(value) != null) {
            return ChangedTerms.time(value, false);
        }
        String currency = policy.path("currency").asString("");
        if (MONEY.matcher(change.field()).matches() && !currency.isEmpty()) {
            return new Money(
                    new BigDecimal(value), Currency.getInstance(currency).getCurrencyCode());
        }
        return switch (change.field()) {
            case "effectiveFrom", "announcedOn" -> LocalDate.parse(value);
            case "currency" -> Currency.getInstance(value);
            default -> word(value);
        };
    }

    /** Where one begins and another ends is seen, though one of them has a comma or an "and" inside. */
    private Object quoted(JsonNode one) {
        return Message.of("policy.change.item").with("item", item(one));
    }

    private Object item(JsonNode one) {
        if (!one.isObject()) {
            return word(one.asString());
        }
        Message rung = Message.of("policy.change.rung-"
                + Stream.of("penalty", "sanction", "flag")
                        .filter(one::has)
                        .findFirst()
                        .orElse("other"));
        return rung.with("penalty", new Word("Penalty", one.path("penalty").asString("")))
                .with("points", one.path("points").asInt(0))
                .with("sanction", new Word("Sanction", one.path("sanction").asString("")))
                .with("upheld", one.path("upheld").asInt(0))
                .with("flag", new Word("MisuseFlag", one.path("flag").asString("")))
                .with("atLeast", one.path("atLeast").asInt(0))
                .with("within", ChangedTerms.time(one.path("within").asString(""), false))
                .with("entry", one.toString());
    }

    /** A code that nobody knows stands as it is, as does what is none. */
    private Object word(String value) {
        return LISTS.entrySet().stream()
                .filter(list -> list.getKey().matcher(change.field()).matches())
                .findFirst()
                .<Object>map(list -> new Word(list.getValue(), value))
                .orElse(value);
    }
}
