package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenReaderTest {
    private static final String SECRET = "a secret of thirty-two bytes or more";

    private final JwtDecoder decoder =
            new TokenSecurity().tokenDecoder(new MockEnvironment().withProperty("ballcourt.auth.secret", SECRET));
    private final TokenReader reader = new TokenReader(decoder, "roles");

    private static String token(String secret, Duration life) {
        return "Bearer " + new TokenMint(secret).token("shop", List.of("SELLER"), life);
    }

    private static String refusal(TokenReader reader, String header) {
        return catchThrowableOfType(Refused.class, () -> reader.read(header))
                .problem()
                .code();
    }

    @Test
    void findsWhoeverATokenIsFor() {
        assertThat(Caller.of(reader.read(token(SECRET, Duration.ofMinutes(5))))).isEqualTo(Actor.parse("SELLER/shop"));
    }

    @Test
    void believesNoOtherToken() {
        String another = "another secret of thirty-two bytes or more";
        assertThat(List.of("", "Basic x", "Bearer x", token(another, Duration.ofMinutes(5))))
                .allSatisfy(header -> assertThat(refusal(reader, header)).isEqualTo("UNAUTHENTICATED"));
        assertThat(refusal(reader, token(SECRET, Duration.ofHours(-1)))).isEqualTo("UNAUTHENTICATED");
        assertThat(refusal(reader, null)).isEqualTo("UNAUTHENTICATED");
    }

    /** Whoever is refused for good would not ask again. */
    @Test
    void blamesNobodyWhileTheIssuersKeysCannotBeHad() {
        TokenReader away = new TokenReader(
                _ -> {
                    throw new JwtException("the issuer does not answer");
                },
                "roles");
        assertThat(refusal(away, "Bearer x")).isEqualTo("UNAVAILABLE");
    }
}
