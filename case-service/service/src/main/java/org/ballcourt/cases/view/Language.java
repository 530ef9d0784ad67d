package org.ballcourt.cases.view;

import java.util.List;
import java.util.Locale;
import org.ballcourt.cases.domain.Words;

/** The language that a person reads. */
public enum Language {
    EN("en"),
    ZH("zh-CN");

    private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The better of the two for an Accept-Language header, which may be null or nonsense: then English. */
    public static Language preferred(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return EN;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            return Locale.CHINESE.equals(Locale.lookup(ranges, OFFERED)) ? ZH : EN;
        } catch (IllegalArgumentException nonsense) {
            return EN;
        }
    }

    public String of(Words words) {
        return this == ZH ? words.zh() : words.en();
    }

    /** As the files of the policies and of the messages name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For the Content-Language header. */
    public String tag() {
        return tag;
    }
}
