package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class CallerTest {
    @Test
    void takesTheFirstRoleThatCanAct() {
        assertThat(caller("chen", List.of("STRANGER", "COURT", "AGENT", "SENIOR")))
                .isEqualTo(new Actor(Role.AGENT, "chen"));
    }

    @Test
    void isNobodyWithoutARoleOrAProperId() {
        assertThat(caller("chen", List.of())).isNull();
        assertThat(caller("chen", "AGENT")).isNull();
        assertThat(caller("a/b", List.of("AGENT"))).isNull();
        assertThat(caller("x".repeat(65), List.of("AGENT"))).isNull();
        assertThat(caller(null, List.of("AGENT"))).isNull();
        assertThat(Caller.of(null)).isNull();
        assertThat(Caller.of(new TestingAuthenticationToken("chen", "", "ROLE_AGENT")))
                .isNull();
    }

    private static Actor caller(String subject, Object roles) {
        Jwt.Builder token = Jwt.withTokenValue("t").header("alg", "HS256").claim("roles", roles);
        if (subject != null) {
            token.subject(subject);
        }
        return Caller.of(new JwtAuthenticationToken(token.build()));
    }
}
