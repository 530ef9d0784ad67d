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
import org.springframework.core.env.Environment;

/**
 * Makes tokens that {@link TokenSecurity} accepts while it works with a shared secret; in production an identity
 * provider does.
 */
public final class TokenMint {
    /** Who makes tokens with a shared secret, and for whom, where no setting says another name. */
    static final String OURS = "ballcourt";

    private final String secret;
    private final String issuer;
    private final String audience;

    /** @param secret at least 32 bytes */
    public TokenMint(String secret) {
        this(secret, OURS, OURS);
    }

    TokenMint(String secret, String issuer, String audience) {
        TokenSecurity.key(secret);
        this.secret = secret;
        this.issuer = issuer;
        this.audience = audience;
    }

    /** As the settings say, which those who read its tokens have, too. */
    public static TokenMint from(Environment environment, String secret) {
        return new TokenMint(
                secret,
                SettingsCheck.given(environment, "ballcourt.auth.issuer", OURS),
                SettingsCheck.given(environment, "ballcourt.auth.audience", OURS));
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
                .issuer(issuer)
                .audience(audience)
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
