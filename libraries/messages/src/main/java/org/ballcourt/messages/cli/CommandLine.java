package org.ballcourt.messages.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Message;

/**
 * What was typed behind a command.
 *
 * @param words what is no option
 * @param options the values of each option that was given; a flag has none
 */
public record CommandLine(List<String> words, Map<String, List<String>> options) {
    /**
     * Reads a line.
     *
     * @throws CommandRefused for an option that is not known, or lacks its value
     */
    public static CommandLine of(List<String> line, Set<String> valued, Set<String> flags) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> options = new HashMap<>();
        Iterator<String> rest = line.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (flags.contains(word)) {
                options.put(word, List.of());
            } else if (valued.contains(word)) {
                options.computeIfAbsent(word, none -> new ArrayList<>()).add(value(word, rest));
            } else {
                throw new CommandRefused(Message.of("command.no-option").with("option", word));
            }
        }
        return new CommandLine(words, options);
    }

    private static String value(String option, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "--";
        if (value.startsWith("--")) {
            throw new CommandRefused(Message.of("command.no-value").with("option", option));
        }
        return value;
    }

    /** The one word that is no option. */
    public String subject() {
        if (words.isEmpty()) {
            throw new CommandRefused(Message.of("command.no-subject"));
        }
        if (words.size() > 1) {
            throw new CommandRefused(Message.of("command.two-subjects")
                    .with("one", words.getFirst())
                    .with("other", words.get(1)));
        }
        return words.getFirst();
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    public List<String> all(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The last value that was given. */
    public Optional<String> one(String option) {
        return all(option).reversed().stream().findFirst();
    }
}
