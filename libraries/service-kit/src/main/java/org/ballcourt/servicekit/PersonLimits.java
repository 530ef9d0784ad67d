package org.ballcourt.servicekit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.wire.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often one person may ask one instance, in whatever roles: a burst, then so many requests a second. Who shows no token is counted by
 * address at the doors that ask for none, but at those that always say the same: without them nobody signs in, and behind a gateway all
 * callers have one address. Tokens that were refused are counted by address, too, and apart from those; one that only came to its end is
 * counted by itself, so that its person learns that he has to sign in again, whoever else asks from there. Programs ({@link ServiceRole})
 * are not counted; each has its own few doors. Whoever has ERASURE may be a person, and is counted outside. A person's token that has a
 * program's role as well is a person's. It stands behind the check of the token, so that nobody uses up what is another's.
 */
final class PersonLimits extends OncePerRequestFilter {
    /** So many people as may share an address; a gateway in front counts by those that it sees. */
    private static final int MANY = 5;

    private static final Set<String> CONSTANT = Set.of("/api/sign-in", "/api/words", "/api/time");

    private final RateLimit limit;
    private final RateLimit openDoors;
    private final RateLimit refusedTokens;
    private final RateLimit expiredTokens;
    private final Counter limited;

    /**
     * @param perSecond 0 for no limit
     * @param burst at least {@code perSecond}
     */
    PersonLimits(int perSecond, int burst, TimeMeter time, MeterRegistry meters) {
        if (perSecond < 0 || perSecond > burst) {
            throw new IllegalArgumentException(
                    "ballcourt.limits.per-second must lie between 0 and ballcourt.limits.burst (" + burst + "), it is "
                            + perSecond);
        }
        this.limit = perSecond == 0 ? null : new RateLimit(perSecond, burst, time);
        this.openDoors = perSecond == 0 ? null : new RateLimit(perSecond * MANY, burst * MANY, time);
        this.refusedTokens = perSecond == 0 ? null : new RateLimit(perSecond * MANY, burst * MANY, time);
        this.expiredTokens = perSecond == 0 ? null : new RateLimit(perSecond, burst, time);
        this.limited = Counter.builder("ballcourt.requests.limited")
                .description("Requests that were one too many for their person")
                .register(meters);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (limit == null || (who == null ? !isCounted(request) : isProgram(who, request))) {
            chain.doFilter(request, response);
            return;
        }
        RateLimit counted = who == null ? openDoors : limit;
        if (!isOneTooMany(counted, nameOf(who, request), request, response)) {
            chain.doFilter(request, response);
        }
    }

    /**
     * For a token that was refused, and so is nobody's, at every door. Others who ask from there do not wait for that, with a token of their
     * own or without any.
     *
     * @return whether it was one too many, which is answered then
     */
    boolean turnsAwayRefusedToken(RefusedTokens.Reason reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (limit == null) {
            return false;
        }
        return reason == RefusedTokens.Reason.EXPIRED
                ? isOneTooMany(
                        expiredTokens, signedPart(request.getHeader(HttpHeaders.AUTHORIZATION)), request, response)
                : isOneTooMany(refusedTokens, nameOf(null, request), request, response);
    }

    /** The one spelling in which it holds; its signature has many, and so has the scheme before it. */
    private static String signedPart(String authorization) {
        String token = authorization.substring(authorization.indexOf(' ') + 1).strip();
        return Sha256.hex(token.substring(0, token.lastIndexOf('.')));
    }

    private boolean isOneTooMany(
            RateLimit counted, String who, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long wait = counted.secondsToWait(who);
        if (wait == 0) {
            return false;
        }
        limited.increment();
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        ProblemResponse.write(Problem.of("TOO_MANY_REQUESTS", 429), request, response, headers);
        return true;
    }

    /** Probes of health, metrics and pages are as open, and cost nothing. */
    private static boolean isCounted(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/") && !CONSTANT.contains(request.getServletPath());
    }

    /** People may have ERASURE alone, and come to its doors outside. */
    private static boolean isProgram(Authentication who, HttpServletRequest request) {
        return !Caller.isPerson(who)
                && !(isCounted(request) && Caller.hasRole(who, ServiceRole.ERASURE.name()))
                && Stream.of(ServiceRole.values()).anyMatch(role -> Caller.hasRole(who, role.name()));
    }

    /** By whom the token is, in whatever role he asks; whoever shows none, by where he asks from. */
    private static String nameOf(Authentication who, HttpServletRequest request) {
        return who == null ? "at " + request.getRemoteAddr() : "of " + who.getName();
    }
}
