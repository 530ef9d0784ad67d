package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;

class CallerTest {
    @Test
    void takesTheFirstRoleThatCanAct() {
        assertThat(caller("chen", List.of("STRANGER", "COURT", "SYSTEM", "AGENT", "SENIOR")))
                .isEqualTo(new Actor(Role.AGENT, "chen"));
    }

    @Test
    void isNobodyWithoutARole() {
        assertThat(caller("chen", List.of())).isNull();
        assertThat(caller("chen", "AGENT")).isNull();
        assertThat(caller("a/b", List.of("STRANGER"))).isNull();
        assertThat(caller("ballcourt", List.of("SYSTEM", "REGULATOR", "COURT"))).isNull();
        assertThat(Caller.of(null)).isNull();
        assertThat(Caller.of(new TestingAuthenticationToken("chen", "", "ROLE_AGENT")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "google-oauth2|103547991597142817347",
                "li+shop@example.com",
                "urn:li",
                "f:0c2d9f3e-2b1a:李",
                "MTIzNA==",
                "नीति"
            })
    void takesTheSubjectsOfCommonIdentityProviders(String subject) {
        assertThat(caller(subject, List.of("BUYER"))).isEqualTo(new Actor(Role.BUYER, subject));
    }

    @Test
    void tellsWhoeverHasARoleButNoUsableIdThatItIsTheId() {
        List<String> subjects = new ArrayList<>(
                List.of("", "a/b", "a b", "a\nb", "a\u202eb", "<b>", "x".repeat(129), "half \ud83d", "a%2Fb", "a;b"));
        subjects.add(null);

        assertThat(subjects)
                .allSatisfy(subject -> assertThatThrownBy(() -> caller(subject, List.of("AGENT")))
                        .isInstanceOfSatisfying(Refused.class, refused -> {
                            assertThat(refused.problem().code()).isEqualTo("ID_NOT_USABLE");
                            assertThat(refused.problem().in(Language.of("en")).detail())
                                    .contains("sub")
                                    .doesNotContainPattern("[\\p{C}]");
                        }));
    }

    private static Actor caller(String subject, Object roles) {
        Jwt.Builder token = Jwt.withTokenValue("t").header("alg", "HS256").claim("roles", roles);
        if (subject != null) {
            token.subject(subject);
        }
        return Caller.of(TokenSecurity.authenticated(token.build(), "roles"));
    }
}
