package org.ballcourt.messages;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A language that the message files speak; which ones there are stands in {@code languages.properties}, so that another
 * one needs files alone.
 *
 * @param code as it stands in file names, e.g. {@code zh}
 * @param tag for the Content-Language header, e.g. {@code zh-CN}
 */
public record Language(String code, String tag) {
    /** The language of whoever asks for none that there is. */
    public static final Language DEFAULT = MessageFiles.languages().getFirst();

    /** All there are, the default first. */
    public static List<Language> all() {
        return MessageFiles.languages();
    }

    /** The language of a tag such as {@code zh-Hans-CN}; the default for any other, and for null. */
    public static Language of(String tag) {
        String primary = tag == null ? "" : tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return all().stream()
                .filter(language -> language.code.equals(primary))
                .findFirst()
                .orElse(DEFAULT);
    }

    /** The one that suits an Accept-Language header best, which may be null or nonsense: then the default. */
    public static Language preferred(String acceptLanguage) {
        return asked(acceptLanguage).orElse(DEFAULT);
    }

    /** The same, but empty where the header asks for none that there is. */
    public static Optional<Language> asked(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Optional.empty();
        }
        try {
            Collection<Locale> offered = all().stream().map(Language::locale).toList();
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), offered))
                    .map(best -> of(best.getLanguage()));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    public Locale locale() {
        return Locale.forLanguageTag(code);
    }
}
