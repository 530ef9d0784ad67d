package org.ballcourt.wire;

/** The beginning of a text that is too long to be shown or kept whole. */
public final class Shortened {
    private Shortened() {}

    /**
     * The text itself, or as much of it as has room; what takes two chars is never halved.
     *
     * @param longest in chars, at least 1
     */
    public static String to(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** The same, with a mark behind a text that was shortened. */
    public static String to(String text, int longest, String mark) {
        return text.length() <= longest ? text : to(text, longest) + mark;
    }
}
