package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Nobody asks so often that others have to wait, and nobody is held up by another. */
class PersonLimitsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PersonLimits limits = limits(2, 4);

    private PersonLimits limits(int perSecond, int burst) {
        TimeMeter time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        return new PersonLimits(perSecond, burst, time, meters);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private static MockHttpServletResponse ask(PersonLimits limits, String role, String name) throws Exception {
        if (role != null) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            name,
                            null,
                            AuthorityUtils.commaSeparatedStringToAuthorityList("ROLE_" + role.replace("+", ",ROLE_"))));
        }
        MockHttpServletResponse answer = new MockHttpServletResponse();
        limits.doFilter(new MockHttpServletRequest("GET", "/api/cases"), answer, new MockFilterChain());
        return answer;
    }

    private int asked(int times, String role, String name) throws Exception {
        int served = 0;
        for (int i = 0; i < times; i++) {
            served += ask(limits, role, name).getStatus() == 200 ? 1 : 0;
        }
        return served;
    }

    @Test
    void servesABurstAndThenSoManyASecond() throws Exception {
        assertThat(asked(9, "BUYER", "li")).isEqualTo(4);
        MockHttpServletResponse refused = ask(limits, "BUYER", "li");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(Wire.json()
                        .readTree(refused.getContentAsByteArray())
                        .path("code")
                        .asString())
                .isEqualTo("TOO_MANY_REQUESTS");
        assertThat(meters.counter("ballcourt.requests.limited").count()).isEqualTo(6);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(asked(9, "BUYER", "li")).isEqualTo(2);
    }

    @Test
    void countsEachPersonAlone() throws Exception {
        assertThat(asked(9, "BUYER", "li")).isEqualTo(4);
        assertThat(asked(1, "SELLER", "li")).isEqualTo(1);
        assertThat(asked(1, "BUYER", "wang")).isEqualTo(1);
    }

    @Test
    void countsNoProgramsAndNobodyWithoutAToken() throws Exception {
        assertThat(asked(50, "EVENTS_READ", "clocks")).isEqualTo(50);
        SecurityContextHolder.clearContext();
        assertThat(asked(50, null, null)).isEqualTo(50);
    }

    /** He asks as a person, so he is counted as one. */
    @Test
    void countsAPersonWhoseTokenIsAProgramsToo() throws Exception {
        assertThat(asked(9, "EVENTS_READ+BUYER", "li")).isEqualTo(4);
        assertThat(asked(9, "SUPERVISOR+WEBHOOKS", "gao")).isEqualTo(4);
        assertThat(asked(9, "EVENTS_READ+SYSTEM", "clocks")).isEqualTo(9);
    }

    @Test
    void canBeSwitchedOffButNotSetToNonsense() throws Exception {
        PersonLimits off = limits(0, 0);
        for (int i = 0; i < 50; i++) {
            assertThat(ask(off, "BUYER", "li").getStatus()).isEqualTo(200);
        }
        assertThatThrownBy(() -> limits(5, 4)).hasMessageContaining("ballcourt.limits.per-second");
        assertThatThrownBy(() -> limits(-1, 4)).hasMessageContaining("it is -1");
    }
}
