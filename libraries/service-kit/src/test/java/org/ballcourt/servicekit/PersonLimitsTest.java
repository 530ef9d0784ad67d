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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        limits.doFilter(request("/api/cases", "10.0.0.1"), answer, new MockFilterChain());
        return answer;
    }

    private static MockHttpServletRequest request(String path, String from) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setRemoteAddr(from);
        return request;
    }

    private int askedByNobody(int times, String path, String from) throws Exception {
        SecurityContextHolder.clearContext();
        int served = 0;
        for (int i = 0; i < times; i++) {
            MockHttpServletResponse answer = new MockHttpServletResponse();
            limits.doFilter(request(path, from), answer, new MockFilterChain());
            served += answer.getStatus() == 200 ? 1 : 0;
        }
        return served;
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
    void countsEachPersonAloneInWhateverRole() throws Exception {
        assertThat(asked(9, "BUYER", "li")).isEqualTo(4);
        assertThat(asked(1, "SELLER", "li")).isZero();
        assertThat(asked(1, "BUYER", "wang")).isEqualTo(1);
    }

    @Test
    void countsWhoeverErasesOutsideAsAPerson() throws Exception {
        assertThat(asked(9, "ERASURE", "law")).isEqualTo(4);
        for (int n = 0; n < 9; n++) {
            MockHttpServletResponse inside = new MockHttpServletResponse();
            limits.doFilter(request("/internal/erasures", "10.0.0.1"), inside, new MockFilterChain());
            assertThat(inside.getStatus()).isEqualTo(200);
        }
    }

    @Test
    void countsNoProgramsAndNoProbes() throws Exception {
        assertThat(asked(50, "EVENTS_READ", "clocks")).isEqualTo(50);
        assertThat(askedByNobody(50, "/actuator/health", "10.0.0.1")).isEqualTo(50);
    }

    @Test
    void countsWhoeverShowsNoTokenByAddress() throws Exception {
        assertThat(askedByNobody(50, "/api/filing-guide", "10.0.0.1")).isEqualTo(20);
        assertThat(askedByNobody(1, "/api/status/x", "10.0.0.1")).isZero();
        assertThat(askedByNobody(1, "/api/filing-guide", "10.0.0.2")).isEqualTo(1);
        assertThat(asked(1, "BUYER", "10.0.0.1")).isEqualTo(1);
    }

    /** Behind a gateway one stranger would keep everybody from signing in. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/sign-in", "/api/words", "/api/time"})
    void countsNobodyWhereTheSameIsSaidToEverybody(String path) throws Exception {
        assertThat(askedByNobody(50, "/api/filing-guide", "10.0.0.1")).isEqualTo(20);
        assertThat(askedByNobody(50, path, "10.0.0.1")).isEqualTo(50);
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
