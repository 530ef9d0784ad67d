package org.ballcourt.notifications.texts;

import java.util.Locale;

/** The languages that notices are written in. */
public enum Language {
    EN,
    ZH;

    /** As it stands in file names, headers and the address book. */
    public String tag() {
        return this == ZH ? "zh" : "en";
    }

    /** The language of a tag such as {@code zh-Hans-CN}; null for any other. */
    public static Language of(String tag) {
        String lower = tag == null ? "" : tag.toLowerCase(Locale.ROOT);
        return lower.startsWith("zh") ? ZH : lower.startsWith("en") ? EN : null;
    }
}
