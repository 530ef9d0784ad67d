package org.ballcourt.notifications.web;

import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import org.ballcourt.notifications.texts.Language;

/** In which language somebody is answered. */
final class NoticeLanguage {
    private NoticeLanguage() {}

    /** What the header asks for first, else what the address book says, else English. */
    static Language of(String acceptLanguage, Language inAddressBook) {
        Language asked = asked(acceptLanguage);
        return asked != null ? asked : inAddressBook != null ? inAddressBook : Language.EN;
    }

    private static Language asked(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return null;
        }
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return null;
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> Language.of(range.getRange()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
