package org.ballcourt.cases.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * References are what people write: whether two are the same, or there is one at all, is decided without case, width, white space, the
 * kind of a dash and what nobody sees. What was written is what is kept and shown.
 */
public final class ReferenceForm {
    /** Controls, format characters and separators, and the others that Unicode lets no font draw or that are drawn as a blank. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}"
            + "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2065}\\x{2800}\\x{3164}"
            + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}]");

    /** Of every length, and the sign for minus: one looks like the other. */
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\x{2212}]");

    private ReferenceForm() {}

    /** Equal for all ways to write the same reference; empty where nothing is left of it, or nothing was written. */
    public static String of(String written) {
        if (written == null) {
            return "";
        }
        String seen =
                DASH.matcher(UNSEEN.matcher(compatible(written)).replaceAll("")).replaceAll("-");
        return compatible(seen.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT));
    }

    /** Signs alone name nothing. */
    public static boolean isMissing(String written) {
        return of(written).codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
