package org.ballcourt.notifications.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ballcourt.contracts.Actor;

/** What a link says, signed: that this person gave this address, and until when they may say that it is theirs. */
public record ConfirmationToken(Actor actor, String email, Instant until) {
    private static final String SIGNING = "HmacSHA256";
    private static final int PARTS = 3;

    /** As it stands in a link. */
    public String signed(byte[] key) {
        byte[] said = (until.getEpochSecond() + "\n" + actor + "\n" + email).getBytes(UTF_8);
        return encoded(said) + "." + encoded(signature(key, said));
    }

    /** Empty where it was not signed with this key, or is over. */
    public static Optional<ConfirmationToken> read(String token, byte[] key, Instant now) {
        try {
            int dot = token.indexOf('.');
            byte[] said = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, dot)));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(signature, signature(key, said))) {
                return Optional.empty();
            }
            String[] parts = new String(said, UTF_8).split("\n", PARTS);
            Instant until = Instant.ofEpochSecond(Long.parseLong(parts[0]));
            return Optional.of(new ConfirmationToken(Actor.parse(parts[1]), parts[2], until))
                    .filter(read -> now.isBefore(until));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private static byte[] signature(byte[] key, byte[] said) {
        try {
            Mac mac = Mac.getInstance(SIGNING);
            mac.init(new SecretKeySpec(key, SIGNING));
            return mac.doFinal(said);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
