package org.ballcourt.servicekit;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Reads a bearer token that came another way than over HTTP, and believes it under the same conditions. */
public final class TokenReader {
    private static final String BEARER = "Bearer ";

    private final JwtDecoder decoder;
    private final String rolesClaim;

    TokenReader(JwtDecoder decoder, String rolesClaim) {
        this.decoder = decoder;
        this.rolesClaim = rolesClaim;
    }

    /**
     * Who is meant by a header as it stands in a request.
     *
     * @param authorization null where there was none
     * @throws Refused where it is missing or not believed, or cannot be looked at now
     */
    public Authentication read(String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new Refused(Problem.ofStatus(401));
        }
        try {
            return TokenSecurity.authenticated(decoder.decode(authorization.substring(BEARER.length())), rolesClaim);
        } catch (BadJwtException bad) {
            throw new Refused(Problem.ofStatus(401));
        } catch (JwtException noKeys) {
            throw new Refused(Problem.ofStatus(503));
        }
    }
}
