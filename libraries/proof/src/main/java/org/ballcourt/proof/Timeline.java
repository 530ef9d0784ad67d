package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.wire.Shortened;
import tools.jackson.databind.JsonNode;

/** Tells a bundle's events in lines that people can read. */
final class Timeline {
    private static final int LONGEST = 160;

    private Timeline() {}

    static List<String> of(List<Shown> events, Map<Long, Map<String, String>> words) {
        List<String> lines = new ArrayList<>();
        for (Shown event : events) {
            lines.add(
                    event.isHidden()
                            ? String.format(
                                    Locale.ROOT,
                                    "%4d  (%s)",
                                    event.seq(),
                                    Messages.inAll(Message.of("proof.event.hidden")))
                            : line(event, words.getOrDefault(event.seq(), Map.of())));
        }
        return lines;
    }

    private static String line(Shown event, Map<String, String> words) {
        String type = String.valueOf(event.text("/type"));
        String actor = event.text("/actor");
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%4d  %s  %s  %s",
                event.seq(),
                event.text("/at"),
                actor == null ? "(-)" : actor,
                name(type)));
        fields(event, words)
                .forEach((field, value) ->
                        line.append("  ").append(field).append('=').append(value));
        String stage = event.text("/data/ball/stage");
        return stage == null
                ? line.toString()
                : line.append("  → ").append(stage).toString();
    }

    /** The scalar fields of the payload's first two levels; duties are left to the page of the case. */
    private static Map<String, String> fields(Shown event, Map<String, String> words) {
        Map<String, String> fields = new TreeMap<>();
        words.forEach(
                (pointer, text) -> fields.put(pointer.substring(pointer.indexOf('/', 1) + 1), "“" + cut(text) + "”"));
        event.leaves().forEach((pointer, value) -> {
            String[] names = pointer.split("/");
            boolean plain = pointer.startsWith("/data/") && names.length <= 4 && !names[2].equals("ball");
            boolean sealed = pointer.endsWith("/sealed") || pointer.endsWith("/subject");
            if (plain && !sealed && value.isValueNode()) {
                fields.put(String.join("/", List.of(names).subList(2, names.length)), cut(plain(value)));
            }
        });
        return fields;
    }

    private static String plain(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String cut(String text) {
        return Shortened.to(text.replaceAll("\\p{Cntrl}", " "), LONGEST, "…");
    }

    /** The contract's own name, by which a reader finds the event in the page of schemas, and what the other languages call it. */
    private static String name(String type) {
        if (!EventNames.all().containsKey(type)) {
            return type;
        }
        String own = EventNames.typeOf(type).getSimpleName();
        Message word = Message.of("word.Event." + own);
        return Stream.concat(
                        Stream.of(own),
                        Language.all().stream()
                                .filter(language -> !language.equals(Language.DEFAULT))
                                .map(language -> Messages.in(language).text(word)))
                .collect(Collectors.joining(" "));
    }
}
