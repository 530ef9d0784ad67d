package org.ballcourt.servicekit;

import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;

/**
 * One stateless chain for every service: a bearer token for {@code /api}, a service's token for {@code /internal};
 * health, metrics, the API's description, pages, published proofs and the test interface are open.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import(ProblemConfiguration.class)
public class TokenSecurity {
    /** The role of our own services among themselves. */
    public static final String SERVICE = "SERVICE";

    /** An issuer may take a key back at any time; a secret stays as long as the process. */
    private static final Duration ISSUERS_KEYS = Duration.ofMinutes(1);

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain tokenChain(HttpSecurity http) {
        SecurityProblems no = new SecurityProblems();
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
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(TokenSecurity::authenticated))
                                .authenticationEntryPoint(no)
                                .accessDeniedHandler(no))
                .build();
    }

    /** A dozen timers around the filters of each request cost more than the filters. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder tokenDecoder(Environment environment) {
        String secret = environment.getProperty("ballcourt.auth.secret");
        String jwkSet = environment.getProperty("ballcourt.auth.jwk-set-uri");
        if (secret != null) {
            return remembering(
                    NimbusJwtDecoder.withSecretKey(key(secret))
                            .macAlgorithm(MacAlgorithm.HS256)
                            .build(),
                    Duration.ofDays(1));
        }
        if (jwkSet != null) {
            return remembering(NimbusJwtDecoder.withJwkSetUri(jwkSet).build(), ISSUERS_KEYS);
        }
        return remembering(
                JwtDecoders.fromIssuerLocation(environment.getRequiredProperty("ballcourt.auth.issuer-uri")),
                ISSUERS_KEYS);
    }

    private static JwtDecoder remembering(JwtDecoder decoder, Duration trust) {
        return new RecentTokens(decoder, InstantSource.system(), trust);
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
}
