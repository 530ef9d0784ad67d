package org.ballcourt.servicekit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Remembers tokens that were found genuine, so that the next request with one of them computes no signature again. */
final class RecentTokens implements JwtDecoder {
    private static final int MOST = 10_000;
    /** In characters; a longer one is looked at each time. */
    private static final int LONGEST = 4_096;

    private final JwtDecoder decoder;
    private final InstantSource wall;
    private final Cache<String, Jwt> genuine;

    /** @param trust how long the key that made a token is believed without another look at it; a token that ends before is forgotten before */
    RecentTokens(JwtDecoder decoder, InstantSource wall, Duration trust) {
        this.decoder = decoder;
        this.wall = wall;
        this.genuine =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(trust).build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = genuine.getIfPresent(token);
        if (known != null && wall.instant().isBefore(known.getExpiresAt())) {
            return known;
        }
        Jwt read = decoder.decode(token);
        Instant end = read.getExpiresAt();
        if (end != null && token.length() <= LONGEST) {
            genuine.put(token, read);
        }
        return read;
    }
}
