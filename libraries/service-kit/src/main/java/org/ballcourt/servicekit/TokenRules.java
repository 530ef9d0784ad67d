package org.ballcourt.servicekit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a token must say beside its signature: until when it holds, and where they are set who made it and for whom. */
final class TokenRules {
    /** The only fault of a token that was good until its end. */
    static final String EXPIRED = "expired_token";

    private static final JwtTimestampValidator TIMES = new JwtTimestampValidator();

    private TokenRules() {}

    /**
     * @param issuer null where any is good, as in a trial
     * @param audience null where any is good
     */
    static OAuth2TokenValidator<Jwt> of(String issuer, String audience) {
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
        rules.add(TokenRules::times);
        rules.add(token -> require(token.getExpiresAt() != null, "exp is missing"));
        if (issuer != null) {
            rules.add(new JwtIssuerValidator(issuer));
        }
        if (audience != null) {
            rules.add(token -> require(
                    token.getAudience() != null && token.getAudience().contains(audience),
                    "aud does not name " + audience));
        }
        return new DelegatingOAuth2TokenValidator<>(rules);
    }

    private static OAuth2TokenValidatorResult times(Jwt token) {
        OAuth2TokenValidatorResult times = TIMES.validate(token);
        Instant end = token.getExpiresAt();
        return times.hasErrors() && end != null && end.isBefore(Instant.now())
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error(EXPIRED, "it ended at " + end, null))
                : times;
    }

    private static OAuth2TokenValidatorResult require(boolean holds, String fault) {
        return holds
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", fault, null));
    }

    /**
     * The roles that a token lists; none where the claim is missing or no list.
     *
     * @param claim the steps to it, parted by dots
     */
    static List<String> roles(Jwt token, String claim) {
        Object found = token.getClaims();
        for (String step : claim.split("\\.")) {
            found = found instanceof Map<?, ?> inner ? inner.get(step) : null;
        }
        return found instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
