package org.ballcourt.servicekit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.AuditRecord.Entry;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/** What the audit must know of a request while it is under way. */
public final class AuditedRequest {
    private static final String NAME = AuditedRequest.class.getName();

    /** What opens something for whoever has it: the audit is read by many, and for years. */
    private static final Set<String> SECRETS = Set.of("secret", "token");

    private static final Pattern SECRET =
            Pattern.compile("(^|&)(" + String.join("|", SECRETS) + ")=[^&]*", Pattern.CASE_INSENSITIVE);

    private final HttpServletRequest request;
    private final List<String> about = new ArrayList<>();
    private boolean written;
    private String said;
    private String what;

    private AuditedRequest(HttpServletRequest request) {
        this.request = request;
    }

    static AuditedRequest begin(HttpServletRequest request) {
        AuditedRequest begun = new AuditedRequest(request);
        request.setAttribute(NAME, begun);
        return begun;
    }

    /** That of the calling thread; null where it serves none that is audited. */
    static AuditedRequest current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? (AuditedRequest) attributes.getRequest().getAttribute(NAME)
                : null;
    }

    /** For what was stored with its sender in a chained log already: the audit need not say it again. */
    public static void standsInALog(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof AuditedRequest audited) {
            audited.written = true;
        }
    }

    /** Ids that stand neither in the address nor in the answer: the audit says them, too. */
    public static void isAbout(HttpServletRequest request, String... ids) {
        if (request.getAttribute(NAME) instanceof AuditedRequest audited) {
            audited.about.addAll(List.of(ids));
        }
    }

    /** Words of the person's own that stand in the body alone; with an erasure of the person they go, as those of a search do. */
    public static void says(HttpServletRequest request, String words) {
        if (request.getAttribute(NAME) instanceof AuditedRequest audited) {
            audited.said = words;
        }
    }

    /** What it was, of several things that its door does. */
    public static void isA(HttpServletRequest request, String what) {
        if (request.getAttribute(NAME) instanceof AuditedRequest audited) {
            audited.what = what;
        }
    }

    boolean isWritten() {
        return written;
    }

    Entry look(Instant at, Actor actor, List<String> of, String what) {
        written = true;
        return new Entry(at, actor.toString(), door(), 200, withAsked(of), what, words());
    }

    Entry entry(Instant at, String actor, int status) {
        return new Entry(at, actor, door(), status, withAsked(named()), what, words());
    }

    /** A case that somebody asked for by a parameter is found as one that the address names. */
    private List<String> withAsked(List<String> ids) {
        return Stream.concat(ids.stream(), OwnCases.namedIn(asked()).stream())
                .distinct()
                .toList();
    }

    private String door() {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? request.getRequestURI() : pattern);
    }

    private List<String> named() {
        List<String> named = new ArrayList<>(about);
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> {
                if (!SECRETS.contains(name)) {
                    named.add(String.valueOf(value));
                }
            });
        }
        return named;
    }

    private String words() {
        String asked = asked();
        if (asked == null) {
            return said;
        }
        return said == null ? asked : asked + " " + said;
    }

    /** The query, without what is secret in it; null without one. */
    private String asked() {
        String query = request.getQueryString();
        return query == null
                ? null
                : SECRET.matcher(PercentEncoding.decode(query)).replaceAll("$1$2=…");
    }
}
