package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;

/** Sends requests through the real filter chain, without a server. */
class TokenSecurityTest {
    private static final String SECRET = "a secret of thirty-two bytes or more";

    private final WebApplicationContextRunner context = new WebApplicationContextRunner()
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
        "/internal/cases/c-1/events, SERVICE, 200",
        "/api/test/token, , 200",
        "/actuator/health, , 200",
        "/actuator/health/liveness, , 200",
        "/actuator/prometheus, , 200",
        "/actuator/info, , 200",
        "/actuator/env, SERVICE, 403",
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

        request("/internal/x", "SERVICE");
        assertThat(caller).hasNullValue();
    }

    @Test
    void refusesAShortSecret() {
        assertThatThrownBy(() -> new TokenMint("short")).hasMessageContaining("at least 32 bytes");
    }

    private MockHttpServletResponse request(String path, String token) {
        return request(path, token, "en");
    }

    private MockHttpServletResponse request(String path, String token, String accept) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.addHeader("Accept-Language", accept);
        if (token != null) {
            request.addHeader("Authorization", "Bearer " + minted(token));
        }
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

    private static String minted(String kind) {
        return switch (kind) {
            case "expired" -> new TokenMint(SECRET).token("li", List.of("BUYER"), Duration.ofHours(-1));
            case "forged" -> new TokenMint(SECRET + "!").token("li", List.of("BUYER"), Duration.ofHours(1));
            default -> new TokenMint(SECRET).token("li", List.of(kind), Duration.ofHours(1));
        };
    }
}
