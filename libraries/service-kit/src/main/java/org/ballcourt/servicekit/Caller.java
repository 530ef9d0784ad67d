package org.ballcourt.servicekit;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.Shortened;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the actor out of an authenticated token. */
public final class Caller {
    /** Whom no token can make anybody: bodies that only ever hold the ball, and the product itself, for which its programs speak by roles of their own. */
    private static final Set<Role> NOBODYS = EnumSet.of(Role.COURT, Role.REGULATOR, Role.SYSTEM);

    /** Before the role in the name of an authority. */
    static final String ROLE = "ROLE_";

    private Caller() {}

    /**
     * The first role of the token that can act, with its {@code sub}; null for an authenticated nobody. Whoever has a role
     * and an id that nobody can have is told so, since words about the role would lead astray.
     */
    public static Actor of(Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            return null;
        }
        return actingRole(authentication)
                .map(role -> new Actor(role, id(token.getSubject())))
                .orElse(null);
    }

    /** The account of a token, whatever roles it has: one that could be taken for somebody else's, or for the product, is refused. */
    public static String account(Authentication authentication) {
        return id(authentication.getName());
    }

    /** Whether a token that was found genuine is one of a person, whatever else it may do. */
    static boolean isPerson(Authentication authentication) {
        return actingRole(authentication).isPresent();
    }

    /** The first that can act; empty for programs. */
    static Optional<Role> actingRole(Authentication authentication) {
        return actingRoles(authentication).findFirst();
    }

    private static Stream<Role> actingRoles(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .flatMap(name -> actingRole(name).stream());
    }

    /** Whether a token that was found genuine lists the role; false without one. */
    public static boolean hasRole(Authentication authentication, String role) {
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> (ROLE + role).equals(authority.getAuthority()));
    }

    private static String id(String subject) {
        if (Actor.isId(subject)) {
            return subject;
        }
        Message detail = subject == null || subject.isEmpty()
                ? Message.of("request.no-subject")
                : Message.of("request.subject").with("subject", shown(subject));
        throw new Refused(Problem.of(
                "ID_NOT_USABLE", 403, detail.with("longest", Actor.LONGEST_ID).with("marks", Actor.ID_MARKS)));
    }

    /** Enough of it to be recognised, and nothing that could not be shown. */
    private static String shown(String subject) {
        return Shortened.to(subject.replaceAll("[\\p{C}]", "?"), Actor.LONGEST_ID, "…");
    }

    private static Optional<Role> actingRole(String name) {
        return Stream.of(Role.values())
                .filter(role -> !NOBODYS.contains(role))
                .filter(role -> role.name().equals(name))
                .findFirst();
    }
}
