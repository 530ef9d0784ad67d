package org.ballcourt.servicekit;

import com.nimbusds.jose.proc.BadJOSEException;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.ballcourt.servicekit.AuditRecord.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Leaves a trace of tokens that were refused, however many come: of each reason a figure of all, a line of the log a minute, and one of each
 * second in the audit, so that nobody hides one kind behind another.
 */
final class RefusedTokens {
    private static final Logger log = LoggerFactory.getLogger(RefusedTokens.class);

    /** Why a token is not believed. */
    enum Reason {
        /** It was good until its end. */
        EXPIRED,
        /** Genuine, but of another issuer, for somebody else, for a later time or without an end. */
        NOT_FOR_US,
        /** Made with a key that is not known, or changed since. */
        NOT_GENUINE,
        UNREADABLE;

        static Reason of(OAuth2AuthenticationException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof JwtValidationException rules) {
                    return rules.getErrors().stream()
                                    .allMatch(error -> error.getErrorCode().equals(TokenRules.EXPIRED))
                            ? EXPIRED
                            : NOT_FOR_US;
                }
                if (cause instanceof BadJOSEException || isUnsigned(cause)) {
                    return NOT_GENUINE;
                }
            }
            return UNREADABLE;
        }

        /** The decoder has no type of its own for it. */
        private static boolean isUnsigned(Throwable cause) {
            return cause instanceof BadJwtException
                    && String.valueOf(cause.getMessage()).startsWith("Unsupported algorithm");
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<Reason, Counter> counted = new EnumMap<>(Reason.class);
    private final Map<Reason, AtomicLong> untold = new EnumMap<>(Reason.class);
    private final ObjectProvider<AuditLog> audit;
    private final RateLimit told;
    private final RateLimit written;

    RefusedTokens(MeterRegistry meters, ObjectProvider<AuditLog> audit, TimeMeter time) {
        for (Reason reason : Reason.values()) {
            untold.put(reason, new AtomicLong());
            counted.put(
                    reason,
                    Counter.builder("ballcourt.tokens.refused")
                            .description("Tokens that were not believed")
                            .tag("reason", reason.word())
                            .register(meters));
        }
        this.audit = audit;
        this.told = RateLimit.onceIn(Duration.ofMinutes(1), time);
        this.written = new RateLimit(1, 20, time);
    }

    void note(Reason reason, HttpServletRequest request) {
        counted.get(reason).increment();
        untold.get(reason).incrementAndGet();
        if (told.secondsToWait(reason.word()) == 0) {
            log.warn(
                    "{} tokens were refused as {} since this was last said, the newest from {}",
                    untold.get(reason).getAndSet(0),
                    reason.word(),
                    request.getRemoteAddr());
        }
        AuditLog trail = audit.getIfAvailable();
        if (trail != null && trail.hasRoom() && written.secondsToWait(reason.word()) == 0) {
            // Not the address that was asked for: what a link opens may stand in it.
            trail.append(new Entry(trail.now(), null, "token", 401, List.of(), "token-" + reason.word(), null));
        }
    }
}
