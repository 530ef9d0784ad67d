package org.ballcourt.cases.model;

import java.text.Normalizer;

/** Section 11, rule 9, read naively: two references are one where a reader sees the same letters, signs and digits. */
final class ModelReferences {
    private ModelReferences() {}

    static String seen(String reference) {
        String plain = Normalizer.normalize(reference == null ? "" : reference, Normalizer.Form.NFKD);
        StringBuilder seen = new StringBuilder();
        plain.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c > ' ' && c < 127)
                .map(Character::toLowerCase)
                .forEach(seen::appendCodePoint);
        return seen.toString();
    }
}
