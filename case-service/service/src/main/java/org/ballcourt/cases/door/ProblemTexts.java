package org.ballcourt.cases.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ballcourt.cases.domain.Words;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What each problem code is called, which rule speaks and what to do now, in both languages. */
public final class ProblemTexts {
    /** The words of one code. */
    public record Text(Words title, Words rule, Words next) {}

    private static final String RESOURCE = "problems.yaml";
    private static final Map<String, Text> TEXTS = load();

    private ProblemTexts() {}

    /** Throws IllegalArgumentException for a code without words: a fault of ours that the tests find. */
    public static Text of(String code) {
        Text text = TEXTS.get(code);
        if (text == null) {
            throw new IllegalArgumentException("No words for problem code " + code + " in " + RESOURCE);
        }
        return text;
    }

    /** All codes in the order of the file. */
    public static Set<String> codes() {
        return TEXTS.keySet();
    }

    /** The problem's {@code type}: a stable address that need not answer. */
    public static String typeOf(String code) {
        return "https://ballcourt.org/problems/"
                + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Text> load() {
        try (InputStream in = ProblemTexts.class.getResourceAsStream(RESOURCE)) {
            Map<String, Map<String, Map<String, String>>> yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, Text> texts = new LinkedHashMap<>();
            yaml.forEach((code, parts) ->
                    texts.put(code, new Text(words(parts, "title"), words(parts, "rule"), words(parts, "next"))));
            return java.util.Collections.unmodifiableMap(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Words words(Map<String, Map<String, String>> parts, String part) {
        Map<String, String> both = parts.get(part);
        return new Words(both.get("en"), both.get("zh"));
    }
}
