package org.ballcourt.servicekit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * One stateless chain for every service: a bearer token for {@code /api}, a service's token for {@code /internal};
 * health, metrics, the API's description, pages, published proofs
 * and the test interface are open. A service that says "no" in its own
 * words brings an entry point and a denied handler.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class TokenSecurity {
    /** The role of our own services among themselves. */
    public static final String SERVICE = "SERVICE";

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain tokenChain(
            HttpSecurity http,
            ObjectProvider<AuthenticationEntryPoint> unauthenticated,
            ObjectProvider<AccessDeniedHandler> forbidden) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/internal/**")
                        .hasRole(SERVICE)
                        .requestMatchers("/api/test/**", "/api/proof/**")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/health/**", "/actuator/prometheus", "/actuator/info")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.jwtAuthenticationConverter(TokenSecurity::authenticated))
                        .authenticationEntryPoint(
                                unauthenticated.getIfAvailable(() -> (request, response, failure) -> problem(
                                        response,
                                        401,
                                        "UNAUTHENTICATED",
                                        "A valid bearer token is needed / 需要有效的登录令牌")))
                        .accessDeniedHandler(forbidden.getIfAvailable(() -> (request, response, failure) ->
                                problem(response, 403, "FORBIDDEN", "This token may not do that / 此令牌无权执行该操作"))))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder tokenDecoder(Environment environment) {
        String secret = environment.getProperty("ballcourt.auth.secret");
        String jwkSet = environment.getProperty("ballcourt.auth.jwk-set-uri");
        if (secret != null) {
            return NimbusJwtDecoder.withSecretKey(key(secret))
                    .macAlgorithm(MacAlgorithm.HS256)
                    .build();
        }
        if (jwkSet != null) {
            return NimbusJwtDecoder.withJwkSetUri(jwkSet).build();
        }
        return JwtDecoders.fromIssuerLocation(environment.getRequiredProperty("ballcourt.auth.issuer-uri"));
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceToken serviceToken(Environment environment) {
        return ServiceToken.from(environment);
    }

    static SecretKeySpec key(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 32) {
            throw new IllegalArgumentException(
                    "ballcourt.auth.secret must have at least 32 bytes, it has " + bytes.length);
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private static AbstractAuthenticationToken authenticated(Jwt token) {
        List<SimpleGrantedAuthority> authorities = Caller.roles(token)
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return new JwtAuthenticationToken(token, authorities);
    }

    private static void problem(HttpServletResponse response, int status, String code, String title)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json;charset=UTF-8");
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
                        .formatted(title, status, code));
    }
}
