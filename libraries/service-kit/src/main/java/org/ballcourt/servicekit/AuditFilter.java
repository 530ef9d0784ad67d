package org.ballcourt.servicekit;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Around every door: who read or tried what, and how it was answered, goes to the {@link AuditLog}. It stands behind the check of the
 * token and the {@link PersonLimits}, which keep the log from being flooded. Acts that stand in no other log are durable before they are
 * answered. Where nothing more can be written down, nothing more is shown.
 */
final class AuditFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);
    static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Of those without a token, who are answered 401, so many a second are written down. */
    private static final RateLimit NAMELESS = new RateLimit(10, 100, TimeMeter.SYSTEM_NANOTIME);

    private final ObjectProvider<AuditLog> logs;

    AuditFilter(ObjectProvider<AuditLog> logs) {
        this.logs = logs;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/internal/") || path.startsWith("/api/test/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AuditLog audit = logs.getIfAvailable();
        if (audit == null) {
            chain.doFilter(request, response);
            return;
        }
        if (!audit.hasRoom()) {
            ProblemResponse.write(Problem.of("STORE_UNAVAILABLE", 503), request, response);
            return;
        }
        AuditedRequest audited = AuditedRequest.begin(request);
        String who = nameOf(SecurityContextHolder.getContext().getAuthentication());
        boolean failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            note(audit, audited, who, failed ? 500 : response.getStatus(), request, response);
        }
    }

    private static void note(
            AuditLog audit,
            AuditedRequest audited,
            String who,
            int status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean refused = status >= 400;
        boolean nameless = who == null && (!refused || NAMELESS.secondsToWait("") > 0);
        if (nameless || audited.isWritten() && !refused) {
            return;
        }
        CompletableFuture<Void> durable = audit.append(audited.entry(audit.now(), who, status));
        if (!refused && !READING.contains(request.getMethod())) {
            try {
                audit.require(durable);
            } catch (Refused away) {
                log.error("An act of {} was done and is not in the audit yet", who);
                if (!response.isCommitted()) {
                    response.reset();
                    ProblemResponse.write(away.problem(), request, response);
                }
            }
        }
    }

    /** As the actor is written, so that a person is found by one name; all roles of a program; null for nobody. */
    static String nameOf(Authentication who) {
        return who == null
                ? null
                : Caller.actingRole(who).map(Role::name).orElseGet(() -> rolesOf(who)) + "/" + who.getName();
    }

    private static String rolesOf(Authentication who) {
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .map(name -> name.startsWith(Caller.ROLE) ? name.substring(Caller.ROLE.length()) : name)
                .sorted()
                .collect(Collectors.joining("+"));
    }
}
