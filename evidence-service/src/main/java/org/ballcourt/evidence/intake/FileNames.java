package org.ballcourt.evidence.intake;

import java.text.Normalizer;

/** Cleans the names that people's files come with; they are shown and offered for saving, never used as paths. */
public final class FileNames {
    private static final int LONGEST = 200;
    private static final String NAMELESS = "unnamed";

    private FileNames() {}

    /** The last part of the path, without control and formatting characters, at most 200 characters long. */
    public static String clean(String name) {
        if (name == null) {
            return NAMELESS;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]", "")
                .replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (clean.codePointCount(0, clean.length()) > LONGEST) {
            clean = shorten(clean);
        }
        return clean.isEmpty() ? NAMELESS : clean;
    }

    /** Keeps the ending, which tells people what it is. */
    private static String shorten(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}
