package org.ballcourt.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The message files of the class path: each module brings {@code messages_CODE.properties} for every language, in UTF-8. */
final class MessageFiles {
    private MessageFiles() {}

    /** In the order of {@code languages.properties}: one line {@code code=tag} a language. */
    static List<Language> languages() {
        return Held.LANGUAGES;
    }

    /**
     * All patterns of a language, of every module, by key.
     *
     * @throws IllegalStateException where two modules have one key
     */
    static Map<String, String> patterns(Language language) {
        String name = "messages_" + language.code() + ".properties";
        Map<String, String> patterns = new TreeMap<>();
        try {
            for (URL file : Collections.list(MessageFiles.class.getClassLoader().getResources(name))) {
                read(file).forEach((key, pattern) -> {
                    if (patterns.put((String) key, (String) pattern) != null) {
                        throw new IllegalStateException("Two message files have the key " + key + "; one is " + file);
                    }
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return patterns;
    }

    private static Properties read(URL file) throws IOException {
        Properties patterns = new Properties();
        try (InputStream in = file.openStream()) {
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return patterns;
    }

    /** Read when somebody asks first. */
    private static final class Held {
        private static final List<Language> LANGUAGES = load();

        /** Not by Properties, which forgets the order. */
        private static List<Language> load() {
            List<Language> languages = new ArrayList<>();
            try (InputStream in = MessageFiles.class.getResourceAsStream("/languages.properties")) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        String[] parts = line.split("=", 2);
                        languages.add(new Language(parts[0].strip(), parts[1].strip()));
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return List.copyOf(languages);
        }
    }
}
