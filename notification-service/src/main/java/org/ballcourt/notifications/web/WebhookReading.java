package org.ballcourt.notifications.web;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Stage;
import org.ballcourt.notifications.web.WebhookController.Resend;
import org.ballcourt.notifications.webhooks.ReceiverAddresses;
import org.ballcourt.notifications.webhooks.Webhook.Wish;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import tools.jackson.databind.JsonNode;

/** Reads what is said of webhooks, and names every fault at once. */
final class WebhookReading {
    private static final int LONGEST_CASE_ID = 128;

    /** Short names of all events, as an answer shows them. */
    private static final Set<String> TYPES =
            EventNames.all().values().stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));

    private WebhookReading() {}

    /** A third party does not see what a dispute is about, nor how far it is: a filter would tell. */
    static Wish wish(JsonNode json, Actor owner, ReceiverAddresses addresses) {
        List<FieldFault> faults = new ArrayList<>();
        known(json, Set.of("url", "types", "reasons", "stages"), faults);
        String url = text(json, "url", faults);
        if (url != null) {
            addresses.fault(url).ifPresent(fault -> faults.add(new FieldFault("url", fault)));
        }
        Set<String> types = set(json, "types", TYPES, Function.identity(), faults);
        Set<Reason> reasons = set(json, "reasons", names(Reason.class), Reason::valueOf, faults);
        Set<Stage> stages = set(json, "stages", names(Stage.class), Stage::valueOf, faults);
        if (owner.role().isThirdParty()) {
            refuse("reasons", reasons, faults);
            refuse("stages", stages, faults);
        }
        requireFaultless(faults);
        return new Wish(url, types, reasons, stages);
    }

    static Resend resend(JsonNode json) {
        List<FieldFault> faults = new ArrayList<>();
        known(json, Set.of("caseId", "from"), faults);
        String caseId = text(json, "caseId", faults);
        if (caseId != null && caseId.length() > LONGEST_CASE_ID) {
            faults.add(new FieldFault("caseId", Message.of("inbox.text")));
        }
        JsonNode from = json.path("from");
        if (!from.isIntegralNumber() || !from.canConvertToLong() || from.asLong() < 1) {
            faults.add(new FieldFault("from", Message.of("webhooks.from")));
        }
        requireFaultless(faults);
        return new Resend(caseId, from.asLong());
    }

    static <E extends Enum<E>> Optional<E> value(String field, String value, Class<E> type, List<FieldFault> faults) {
        return read(field, value, text -> Enum.valueOf(type, text), oneOf(names(type)), faults);
    }

    static <T> Optional<T> read(
            String field, String value, Function<String, T> reader, Message fault, List<FieldFault> faults) {
        try {
            return Optional.ofNullable(value).map(reader);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            faults.add(new FieldFault(field, fault));
            return Optional.empty();
        }
    }

    static int limit(String value, int most, List<FieldFault> faults) {
        Message fault = Message.of("inbox.limit").with("most", most);
        int limit = read("limit", value, Integer::valueOf, fault, faults).orElse(most);
        if (limit < 1 || limit > most) {
            faults.add(new FieldFault("limit", fault));
        }
        return limit;
    }

    static void requireFaultless(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(Message.of("inbox.malformed"), null, faults));
        }
    }

    static Refused none() {
        return new Refused(Problem.of("NOT_FOUND", 404, Message.of("webhooks.none")));
    }

    static Refused refused(String field, Message fault) {
        return new Refused(
                Problem.malformed(Message.of("inbox.malformed"), null, List.of(new FieldFault(field, fault))));
    }

    private static void known(JsonNode json, Set<String> fields, List<FieldFault> faults) {
        if (!json.isObject()) {
            faults.add(new FieldFault("body", Message.of("inbox.body")));
        }
        json.propertyNames().stream()
                .filter(name -> !fields.contains(name))
                .forEach(name -> faults.add(new FieldFault(name, Message.of("inbox.unknown-field"))));
    }

    private static String text(JsonNode json, String field, List<FieldFault> faults) {
        JsonNode value = json.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            faults.add(new FieldFault(field, Message.of("inbox.text")));
            return null;
        }
        return value.asString();
    }

    private static <T> Set<T> set(
            JsonNode json, String field, Set<String> names, Function<String, T> reader, List<FieldFault> faults) {
        JsonNode values = json.path(field);
        Set<T> set = new LinkedHashSet<>();
        if (values.isMissingNode() || values.isNull()) {
            return set;
        }
        if (!values.isArray() || !values.valueStream().allMatch(value -> names.contains(value.asString("")))) {
            faults.add(new FieldFault(field, oneOf(names)));
            return set;
        }
        values.valueStream().map(value -> reader.apply(value.asString())).forEach(set::add);
        return set;
    }

    private static void refuse(String field, Set<?> filter, List<FieldFault> faults) {
        if (!filter.isEmpty()) {
            faults.add(new FieldFault(field, Message.of("webhooks.types-alone")));
        }
    }

    private static Message oneOf(Set<String> names) {
        return Message.of("webhooks.one-of").with("names", String.join(", ", names));
    }

    private static <E extends Enum<E>> Set<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
