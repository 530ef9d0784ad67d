package org.ballcourt.servicekit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Makes tokens that {@link TokenSecurity} accepts while it works with a shared secret; in production an identity
 * provider does.
 */
public final class TokenMint {
    private final String secret;

    /** @param secret at least 32 bytes */
    public TokenMint(String secret) {
        TokenSecurity.key(secret);
        this.secret = secret;
    }

    /**
     * A signed token.
     *
     * @param life from now on by the system's clock, never by a test clock
     */
    public String token(String subject, List<String> roles, Duration life) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .claim("roles", roles)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(TokenSecurity.key(secret)));
        } catch (JOSEException refused) {
            throw new IllegalStateException("The token could not be signed", refused);
        }
        return token.serialize();
    }
}
