package org.ballcourt.cases.domain;

import java.util.Map;

/**
 * A text that a policy's file gives in several languages.
 *
 * @param byLanguage the language's code, such as {@code zh}, to the text in it; English is always there
 */
public record LocalizedText(Map<String, String> byLanguage) {
    public LocalizedText {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** In English where the file does not speak that language. */
    public String in(String language) {
        return byLanguage.getOrDefault(language, byLanguage.get("en"));
    }
}
