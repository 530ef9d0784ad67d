package org.ballcourt.cases.web;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ballcourt.wire.Sha256;

/** What a link to a status holds: 256 random bits, of which only the hash is kept. */
record StatusSecret(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static StatusSecret fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new StatusSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what never was one. */
    static Optional<StatusSecret> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new StatusSecret(text)) : Optional.empty();
    }

    String linkId() {
        return Sha256.hex(text);
    }
}
