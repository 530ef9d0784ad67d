package org.ballcourt.servicekit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the actor out of an authenticated token. */
public final class Caller {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

    private Caller() {}

    /** The first role of the token that can act, with its {@code sub}; null for an authenticated nobody. */
    public static Actor of(Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            return null;
        }
        String id = token.getSubject();
        if (id == null || !ID.matcher(id).matches()) {
            return null;
        }
        return roles(token)
                .flatMap(name -> actingRole(name).stream())
                .findFirst()
                .map(role -> new Actor(role, id))
                .orElse(null);
    }

    static Stream<String> roles(Jwt token) {
        return token.getClaim("roles") instanceof List<?> names ? names.stream().map(String::valueOf) : Stream.of();
    }

    private static Optional<Role> actingRole(String name) {
        return Stream.of(Role.values())
                .filter(role -> role != Role.COURT && role != Role.REGULATOR)
                .filter(role -> role.name().equals(name))
                .findFirst();
    }
}
