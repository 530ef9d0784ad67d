package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;

/** Sends requests through the real filter chain, without a server. */
class TokenSecurityTest {
    private static final String SECRET = "a secret of thirty-two bytes or more";

    private WebApplicationContextRunner context = new WebApplicationContextRunner()
            .withUserConfiguration(TokenSecurity.class)
            .withPropertyValues("ballcourt.auth.secret=" + SECRET);

    private final AtomicReference<Actor> caller = new AtomicReference<>();

    @ParameterizedTest
    @CsvSource({
        "/api/cases, , 401",
        "/api/cases, BUYER, 200",
        "/api/cases, STRANGER, 200",
        "/api/cases, expired, 401",
        "/api/cases, forged, 401",
        "/internal/cases/c-1/events, , 401",
        "/internal/cases/c-1/events, BUYER, 403",
        "/internal/cases/c-1/events, SUPERVISOR, 403",
        "/internal/cases/c-1/events, EVENTS_READ, 200",
        "/internal/cases/c-1/events, ERASURE, 403",
        "/internal/cases/c-1/events, CLOCK, 403",
        "/internal/cases/c-1/events, PAYMENTS, 403",
        "/internal/cases/c-1/events, SERVICE, 403",
        "/internal/cases/c-1/texts, EVENTS_READ, 403",
        "/internal/cases/c-1/shown, WEBHOOKS, 200",
        "/internal/cases/c-1/shown, EVENTS_READ, 403",
        "/internal/cases/c-1/shown, SUPERVISOR, 403",
        "/internal/cases/c-1/events, WEBHOOKS, 403",
        "/internal/holds, EVENTS_READ, 403",
        "/internal/held-cases, EVENTS_READ, 200",
        "/internal/held-cases, WEBHOOKS, 403",
        "/internal/held-cases, SUPERVISOR, 403",
        "/internal/held-cases, , 401",
        "/api/erasures, SUPERVISOR, 403",
        "/api/erasures, EVENTS_READ, 403",
        "/api/erasures, ERASURE, 200",
        "/api/holds, SUPERVISOR, 403",
        "/api/holds/c-1/lift, SUPERVISOR, 403",
        "/api/holds/c-1/lift, ERASURE, 200",
        "/internal/holds/c-1/lift, CLOCK, 403",
        "/internal/holds/c-1/lift, ERASURE, 200",
        "/internal/erasures, EVENTS_READ, 403",
        "/internal/erasures, ERASURE, 200",
        "/internal/x, ERASURE, 403",
        "/internal/x, EVENTS_READ, 403",
        "/api/test/token, , 200",
        "/api/me, , 401",
        "/api/me, BUYER, 200",
        "/api/time, , 200",
        "/api/sign-in, , 200",
        "/api/words, , 200",
        "/api/words/x, , 401",
        "/api/contracts, , 200",
        "/api/contracts/asyncapi.yaml, , 200",
        "/actuator/health, , 200",
        "/actuator/health/liveness, , 200",
        "/actuator/prometheus, , 200",
        "/actuator/info, , 200",
        "/actuator/env, EVENTS_READ, 403",
        "/v3/api-docs, , 200",
        "/swagger-ui/index.html, , 200",
        "/index.html, , 200",
        "/, , 200"
    })
    void opensAndShuts(String path, String token, int status) {
        assertThat(request(path, token).getStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"en, Not signed in", "'zh-CN,en;q=0.5', 未登录"})
    void answersWithAProblemInTheReadersLanguage(String accept, String title) {
        MockHttpServletResponse answer = request("/api/cases", null, accept);

        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        JsonNode problem = Wire.json().readTree(answer.getContentAsByteArray());
        assertThat(problem.path("status").asInt()).isEqualTo(401);
        assertThat(problem.path("code").asString()).isEqualTo("UNAUTHENTICATED");
        assertThat(problem.path("title").asString()).isEqualTo(title);
        assertThat(problem.propertyNames())
                .containsExactly(
                        "type", "title", "status", "detail", "code", "rule", "next", "allowedActions", "errors");
    }

    @Test
    void findsTheCaller() {
        request("/api/cases", "BUYER");
        assertThat(caller).hasValue(new Actor(Role.BUYER, "li"));

        request("/api/cases", "STRANGER");
        assertThat(caller).hasNullValue();

        request("/internal/cases/c-1/events", "EVENTS_READ");
        assertThat(caller).hasNullValue();
    }

    @Test
    void believesNoTokenThatNeverEnds() {
        assertThat(request("/api/cases", "endless").getStatus()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example, ballcourt, 200",
        "https://id.example, other, 401",
        "https://id.example, , 401",
        "https://other.example, ballcourt, 401",
        ", ballcourt, 401"
    })
    void believesTokensOfItsOwnIssuerForItselfAlone(String issuer, String audience, int status) {
        context = context.withPropertyValues(
                "ballcourt.auth.issuer=https://id.example", "ballcourt.auth.audience=ballcourt");
        JWTClaimsSet.Builder claims = claims().issuer(issuer).audience(audience);

        assertThat(answer(signed(claims), "/api/cases").getStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "ballcourt, ballcourt, 200, 200",
        "ballcourt, , 401, 200",
        "ballcourt, other, 401, 200",
        ", ballcourt, 401, 200",
        "other, ballcourt, 401, 200"
    })
    void believesTokensOfASharedSecretThatWereMadeForItAloneUnlessItIsATrial(
            String issuer, String audience, int status, int trial) {
        String token = signed(claims().issuer(issuer).audience(audience));
        assertThat(answer(token, "/api/cases").getStatus()).isEqualTo(status);

        context = context.withPropertyValues("ballcourt.test-mode=true");
        assertThat(answer(token, "/api/cases").getStatus()).isEqualTo(trial);
    }

    @Test
    void makesTheTokensOfServicesAsTheSettingsOfAllSay() {
        context = context.withPropertyValues(
                "ballcourt.auth.issuer=https://id.example", "ballcourt.auth.audience=disputes");
        context.run(started -> {
            Filter chain = started.getBean("springSecurityFilterChain", Filter.class);
            MockHttpServletResponse response = new MockHttpServletResponse();
            String token = started.getBean(ServiceToken.class).get();
            chain.doFilter(get("/internal/cases/c-1/events", token), response, (_, _) -> {});
            assertThat(response.getStatus()).isEqualTo(200);
        });
    }

    @Test
    void takesABlankSettingForNone() {
        context = context.withPropertyValues(
                "ballcourt.auth.issuer=", "ballcourt.auth.issuer-uri=https://id.example", "ballcourt.auth.audience= ");

        assertThat(answer(signed(claims().issuer("https://other.example")), "/api/cases")
                        .getStatus())
                .isEqualTo(401);
        assertThat(answer(signed(claims().issuer("https://id.example")), "/api/cases")
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void readsTheRolesWhereTheIdentityProviderWritesThem() {
        context = context.withPropertyValues("ballcourt.auth.roles-claim=realm_access.roles");
        JWTClaimsSet.Builder claims = claims().claim("roles", List.of("EVENTS_READ"))
                .claim("realm_access", Map.of("roles", List.of("BUYER")));
        answer(signed(claims), "/api/cases");

        assertThat(caller).hasValue(new Actor(Role.BUYER, "li"));
        assertThat(answer(signed(claims), "/internal/cases/c-1/events").getStatus())
                .isEqualTo(403);
    }

    @Test
    void asksAfterThePersonBehindATokenBeforeItCounts() {
        context = context.withPropertyValues("ballcourt.limits.per-second=1", "ballcourt.limits.burst=1");
        context.run(started -> {
            Filter chain = started.getBean("springSecurityFilterChain", Filter.class);
            assertThat(sent(chain, minted("BUYER")).getStatus()).isEqualTo(200);
            assertThat(sent(chain, minted("BUYER")).getStatus()).isEqualTo(429);
            assertThat(sent(chain, minted("forged")).getStatus()).isEqualTo(401);
            assertThat(sent(chain, minted("SELLER")).getStatus()).isEqualTo(429);
            String other = new TokenMint(SECRET).token("wang", List.of("BUYER"), Duration.ofHours(1));
            assertThat(sent(chain, other).getStatus()).isEqualTo(200);
        });
    }

    /** Checking a signature costs more than seeing that there is none. */
    @ParameterizedTest
    @ValueSource(strings = {"forged", "endless", "garbage", "no token at all"})
    void countsTokensThatWereRefusedByAddressAndKeepsNobodyElseWaiting(String kind) {
        context = context.withPropertyValues("ballcourt.limits.per-second=1", "ballcourt.limits.burst=1");
        context.run(started -> {
            Filter chain = started.getBean("springSecurityFilterChain", Filter.class);
            MockHttpServletResponse limited = sent(chain, refusable(kind));
            assertThat(limited.getStatus()).isEqualTo(401);
            // Five are free, and on a slow machine some are given back meanwhile.
            for (int i = 0; i < 300 && limited.getStatus() == 401; i++) {
                limited = sent(chain, refusable(kind));
            }
            assertThat(limited.getStatus()).isEqualTo(429);
            assertThat(limited.getHeader("Retry-After")).isEqualTo("1");
            assertThat(sent(chain, minted("BUYER")).getStatus()).isEqualTo(200);
            MockHttpServletRequest elsewhere = get("/api/cases", refusable(kind));
            elsewhere.setRemoteAddr("10.0.0.9");
            MockHttpServletResponse answer = new MockHttpServletResponse();
            chain.doFilter(elsewhere, answer, (_, _) -> {});
            assertThat(answer.getStatus()).isEqualTo(401);
        });
    }

    /** Else the page of whoever shares an address with garbage does not say that the sign-in ended, but that one asks too often. */
    @Test
    void tellsWhoeverSignedInOnceThatItEndedWhateverElseComesFromThere() {
        context = context.withPropertyValues("ballcourt.limits.per-second=1", "ballcourt.limits.burst=1");
        context.run(started -> {
            Filter chain = started.getBean("springSecurityFilterChain", Filter.class);
            MockHttpServletResponse garbage = sent(chain, "garbage");
            for (int i = 0; i < 300 && garbage.getStatus() == 401; i++) {
                garbage = sent(chain, "garbage");
            }
            assertThat(garbage.getStatus()).isEqualTo(429);
            for (int i = 0; i < 50; i++) {
                assertThat(sent(chain, ended("person" + i)).getStatus()).isEqualTo(401);
            }
            MockHttpServletResponse status = new MockHttpServletResponse();
            chain.doFilter(get("/api/filing-guide", null), status, (_, _) -> {});
            assertThat(status.getStatus()).isEqualTo(200);
        });
    }

    @Test
    void countsEachTokenThatEndedByItself() {
        context = context.withPropertyValues("ballcourt.limits.per-second=1", "ballcourt.limits.burst=1");
        String ended = ended("li");
        context.run(started -> {
            Filter chain = started.getBean("springSecurityFilterChain", Filter.class);
            MockHttpServletResponse limited = sent(chain, ended);
            for (int i = 0; i < 300 && limited.getStatus() == 401; i++) {
                // However it is spelled.
                limited = sent(chain, ended + "=".repeat(i));
            }
            assertThat(limited.getStatus()).isEqualTo(429);
            assertThat(sent(chain, minted("BUYER")).getStatus()).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "expired, expired",
        "endless, not-for-us",
        "later, not-for-us",
        "elsewhere, not-for-us",
        "endedElsewhere, not-for-us",
        "forged, not-genuine",
        "unsigned, not-genuine",
        "garbage, unreadable",
        "no token at all, unreadable"
    })
    void countsRefusedTokensByReason(String kind, String reason) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        context.withBean(MeterRegistry.class, () -> meters).run(started -> {
            Filter chain = started.getBean("springSecurityFilterChain", Filter.class);
            assertThat(sent(chain, refusable(kind)).getStatus()).isEqualTo(401);
        });
        assertThat(meters.find("ballcourt.tokens.refused").counters())
                .filteredOn(counter -> counter.count() > 0)
                .extracting(counter -> counter.getId().getTag("reason"))
                .containsExactly(reason);
    }

    private static String ended(String person) {
        return signed(
                claims().subject(person).expirationTime(Date.from(Instant.now().minusSeconds(3600))));
    }

    private static String refusable(String kind) {
        return kind.equals("garbage") || kind.contains(" ") ? kind : minted(kind);
    }

    @Test
    void letsNoPageLoadOrFrameAnythingElse() {
        MockHttpServletResponse answer = request("/index.html", null);

        assertThat(answer.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("li")
                .issuer("ballcourt")
                .audience("ballcourt")
                .claim("roles", List.of("BUYER"))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            token.sign(new MACSigner(SECRET));
        } catch (JOSEException refused) {
            throw new AssertionError(refused);
        }
        return token.serialize();
    }

    @Test
    void refusesAShortSecret() {
        assertThatThrownBy(() -> new TokenMint("short")).hasMessageContaining("at least 32 bytes");
    }

    private MockHttpServletResponse request(String path, String token) {
        return request(path, token, "en");
    }

    private MockHttpServletResponse request(String path, String token, String accept) {
        return answer(token == null ? null : minted(token), path, accept);
    }

    private MockHttpServletResponse answer(String token, String path) {
        return answer(token, path, "en");
    }

    private MockHttpServletResponse answer(String token, String path, String accept) {
        MockHttpServletRequest request = get(path, token);
        request.addHeader("Accept-Language", accept);
        MockHttpServletResponse response = new MockHttpServletResponse();
        caller.set(null);
        context.run(started -> started.getBean("springSecurityFilterChain", Filter.class)
                .doFilter(
                        request,
                        response,
                        (_, _) -> caller.set(
                                Caller.of(SecurityContextHolder.getContext().getAuthentication()))));
        return response;
    }

    private static MockHttpServletResponse sent(Filter chain, String token) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        chain.doFilter(get("/api/cases", token), response, (_, _) -> {});
        return response;
    }

    private static MockHttpServletRequest get(String path, String token) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        if (token != null) {
            request.addHeader("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static String minted(String kind) {
        return switch (kind) {
            case "expired" -> ended("li");
            case "forged" -> new TokenMint(SECRET + "!").token("li", List.of("BUYER"), Duration.ofHours(1));
            case "unsigned" -> new PlainJWT(claims().build()).serialize();
            case "later" ->
                signed(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(3600))));
            case "elsewhere" -> signed(claims().audience("elsewhere"));
            case "endedElsewhere" ->
                signed(claims().audience("elsewhere")
                        .expirationTime(Date.from(Instant.now().minusSeconds(3600))));
            case "endless" -> signed(claims().expirationTime(null));
            default -> new TokenMint(SECRET).token("li", List.of(kind), Duration.ofHours(1));
        };
    }
}
