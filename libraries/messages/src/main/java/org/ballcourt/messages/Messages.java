package org.ballcourt.messages;

import com.ibm.icu.text.MessageFormat;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Message;

/** Puts messages into a language, by ICU's message patterns. */
public final class Messages {
    private static final Map<Language, Messages> ALL = new ConcurrentHashMap<>();

    private final Language language;
    private final Map<String, String> patterns;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Spoken spoken = new Spoken(this);

    private Messages(Language language) {
        this.language = language;
        this.patterns = MessageFiles.patterns(language);
    }

    /** The messages of a language, of every module on the class path. */
    public static Messages in(Language language) {
        return ALL.computeIfAbsent(language, Messages::new);
    }

    /** The sentence in every language, for readers whose language nobody knows: logs, terminals, failures. */
    public static String inAll(Message message) {
        return Language.all().stream()
                .map(language -> in(language).text(message))
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    /**
     * The sentence in this language.
     *
     * @throws IllegalArgumentException for a key that no file has: a fault of ours that the tests find
     */
    public String text(Message message) {
        MessageFormat format = formats.computeIfAbsent(message.key(), this::format);
        Map<String, Object> arguments = new HashMap<>();
        message.arguments().forEach((name, value) -> {
            arguments.put(name, chooses(value));
            arguments.put(Patterns.alone(name), spoken.of(value));
        });
        return format.clone().format(arguments);
    }

    /** A value in the words of this language: a code by its name, somebody, money, a time, several in a row. */
    public String said(Object value) {
        return spoken.of(value).toString();
    }

    /** What a time zone is called here. */
    public String zone(ZoneId zone) {
        return spoken.zone(zone);
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    public Set<String> keys() {
        return patterns.keySet();
    }

    Language language() {
        return language;
    }

    private static Object chooses(Object value) {
        return switch (value) {
            case null -> "";
            case Enum<?> code -> code.name();
            case Number number -> number;
            default -> value.toString();
        };
    }

    private MessageFormat format(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No message file of " + language.code() + " has the key " + key);
        }
        return new MessageFormat(Patterns.withSpokenArguments(pattern), language.locale());
    }
}
