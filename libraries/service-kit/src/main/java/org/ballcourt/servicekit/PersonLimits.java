package org.ballcourt.servicekit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often one person may ask one instance: a burst, then so many requests a second. Programs ({@link ServiceRole}) are not counted; each
 * has its own few doors. A person's token that has a program's role as well is a person's. It stands behind the check of the token, so that nobody uses up what is another's.
 */
final class PersonLimits extends OncePerRequestFilter {
    private final RateLimit limit;
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
        this.limited = Counter.builder("ballcourt.requests.limited")
                .description("Requests that were one too many for their person")
                .register(meters);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (limit == null || who == null || isProgram(who)) {
            chain.doFilter(request, response);
            return;
        }
        long wait = limit.secondsToWait(nameOf(who));
        if (wait == 0) {
            chain.doFilter(request, response);
            return;
        }
        limited.increment();
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        ProblemResponse.write(Problem.of("TOO_MANY_REQUESTS", 429), request, response, headers);
    }

    private static boolean isProgram(Authentication who) {
        return !Caller.isPerson(who)
                && Stream.of(ServiceRole.values()).anyMatch(role -> Caller.hasRole(who, role.name()));
    }

    /** A buyer and a seller of one name are two people. */
    private static String nameOf(Authentication who) {
        return who.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(Objects::nonNull)
                        .sorted()
                        .collect(Collectors.joining("+"))
                + "/" + who.getName();
    }
}
