package org.ballcourt.torture.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A JWT as an identity provider of the installation would sign it (HS256). */
final class Token {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** The year 2100. */
    private static final long NEVER = 4_102_444_800L;

    private Token() {}

    static String of(String actor, String secret) {
        String[] person = actor.split("/", 2);
        String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + encoded("{\"iss\":\"ballcourt\",\"aud\":\"ballcourt\",\"sub\":\"" + person[1] + "\",\"roles\":[\""
                        + person[0] + "\"],\"exp\":" + NEVER + "}");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return signed + "." + BASE64.encodeToString(mac.doFinal(bytes(signed)));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
