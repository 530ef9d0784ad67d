package org.ballcourt.messages;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong between the message files of the languages; a test of each module that has files asks it. */
public final class MessageFilesCheck {
    private MessageFilesCheck() {}

    /** Keys that a language lacks, patterns that cannot be read, and arguments that only one language names. */
    public static List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, String> first = MessageFiles.patterns(Language.DEFAULT);
        for (Language language : Language.all()) {
            Map<String, String> patterns = MessageFiles.patterns(language);
            missing(first.keySet(), patterns.keySet()).forEach(key -> faults.add(language.code() + " lacks " + key));
            missing(patterns.keySet(), first.keySet())
                    .forEach(key -> faults.add(Language.DEFAULT.code() + " lacks " + key));
            patterns.forEach((key, pattern) -> {
                if (first.containsKey(key) && !arguments(pattern).equals(arguments(first.get(key)))) {
                    faults.add(key + " names " + arguments(first.get(key)) + " in " + Language.DEFAULT.code() + " and "
                            + arguments(pattern) + " in " + language.code());
                }
            });
        }
        return faults;
    }

    /** By key, what a sentence says whatever its arguments are: without their names and the codes by which they choose. */
    public static Map<String, String> words(Language language) {
        return MessageFiles.patterns(language).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, pattern -> Patterns.words(pattern.getValue())));
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    /** Those within plurals and choices, too. */
    private static Set<String> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(parsed.getPart(i)));
            }
        }
        return names;
    }
}
