package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RecentTokensTest {
    private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

    private final List<String> looked = new ArrayList<>();
    private Instant now = START;
    private Instant end = START.plus(Duration.ofMinutes(5));
    private final RecentTokens tokens = tokens(Duration.ofDays(1));

    private RecentTokens tokens(Duration trust) {
        return new RecentTokens(this::look, () -> now, trust);
    }

    private Jwt look(String token) {
        looked.add(token);
        if (token.startsWith("forged") || end != null && now.isAfter(end)) {
            throw new BadJwtException("no");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "HS256")
                .subject(token)
                .expiresAt(end)
                .build();
    }

    @Test
    void looksOnceAtATokenThatIsGenuine() {
        assertThat(tokens.decode("li")).isSameAs(tokens.decode("li"));
        assertThat(tokens.decode("wang").getSubject()).isEqualTo("wang");
        assertThat(looked).containsExactly("li", "wang");
    }

    @Test
    void believesNoTokenThatHasEnded() {
        tokens.decode("li");
        now = end.plusMillis(1);

        assertThatThrownBy(() -> tokens.decode("li")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void remembersNoForgedToken() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        }
        assertThat(looked).hasSize(2);
    }

    @Test
    void looksAgainAtATokenWithoutAnEndAndAtAnEndlessOne() {
        end = null;
        tokens.decode("li");
        tokens.decode("li");
        end = START.plus(Duration.ofMinutes(5));
        String endless = "x".repeat(5_000);
        tokens.decode(endless);
        tokens.decode(endless);

        assertThat(looked).hasSize(4);
    }

    /** The issuer may have taken the key back. */
    @Test
    void looksAgainWhenTheKeyIsNoLongerTrusted() {
        RecentTokens distrusting = tokens(Duration.ZERO);
        distrusting.decode("li");
        distrusting.decode("li");

        assertThat(looked).hasSize(2);
    }
}
