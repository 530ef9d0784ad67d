package org.ballcourt.servicekit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.ballcourt.servicekit.openapi.ApiDescription;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * One stateless chain for every service: a bearer token for {@code /api}, the token of a program ({@link ServiceRole}) for {@code /internal};
 * health, metrics, the API's description, pages, published proofs, statuses that a party made public, the guide to filing, the
 * time, the words for our names, what our records are made of, where one signs in and the test interface are open.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import(ProblemConfiguration.class)
public class TokenSecurity {
    /** What answers without a token; {@code /api/test} exists in test mode alone. */
    private static final List<String> OPEN = List.of(
            "/api/test/**",
            "/api/proof/**",
            "/api/status/**",
            "/api/filing-guide",
            "/api/inbox/address/confirm",
            "/api/time",
            "/api/sign-in",
            "/api/words",
            "/api/contracts/**",
            "/api/commands/*/schema");

    /** The doors to erasing persons and to holding cases: outside, where people come to them, and inside, for programs. */
    private static final List<String> ERASURES = List.of(
            "/api/erasures",
            "/api/holds",
            "/api/holds/**",
            "/internal/erasures",
            "/internal/holds",
            "/internal/holds/**");

    /** An issuer may take a key back at any time; a secret stays as long as the process. */
    private static final Duration ISSUERS_KEYS = Duration.ofMinutes(1);

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain tokenChain(
            HttpSecurity http,
            PersonLimits limits,
            ObjectProvider<AuditLog> audit,
            ObjectProvider<MeterRegistry> meters,
            @Value("${ballcourt.auth.roles-claim:roles}") String rolesClaim) {
        SecurityProblems no = new SecurityProblems(
                limits,
                new RefusedTokens(meters.getIfAvailable(SimpleMeterRegistry::new), audit, TimeMeter.SYSTEM_NANOTIME));
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/internal/cases/*/events", "/internal/held-cases")
                        .hasRole(ServiceRole.EVENTS_READ.name())
                        .requestMatchers(HttpMethod.GET, "/internal/cases/*/shown")
                        .hasRole(ServiceRole.WEBHOOKS.name())
                        .requestMatchers(ERASURES.toArray(String[]::new))
                        .hasRole(ServiceRole.ERASURE.name())
                        .requestMatchers("/internal/**")
                        .denyAll()
                        .requestMatchers(OPEN.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/health/**", "/actuator/prometheus", "/actuator/info")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(SecurityHeaders.PAGES))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.jwtAuthenticationConverter(token -> authenticated(token, rolesClaim)))
                        .authenticationEntryPoint(no)
                        .accessDeniedHandler(no))
                .addFilterAfter(limits, BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new AuditFilter(audit), PersonLimits.class)
                .build();
    }

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription(OPEN);
    }

    @Bean
    PersonLimits personLimits(
            @Value("${ballcourt.limits.per-second:20}") int perSecond,
            @Value("${ballcourt.limits.burst:200}") int burst,
            ObjectProvider<MeterRegistry> meters) {
        return new PersonLimits(
                perSecond, burst, TimeMeter.SYSTEM_NANOTIME, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** The security chain calls it; as a filter of the container it would come before the token was looked at. */
    @Bean
    FilterRegistrationBean<PersonLimits> personLimitsInTheChainAlone(PersonLimits limits) {
        FilterRegistrationBean<PersonLimits> registration = new FilterRegistrationBean<>(limits);
        registration.setEnabled(false);
        return registration;
    }

    /** A dozen timers around the filters of each request cost more than the filters. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder tokenDecoder(Environment environment) {
        String secret = SettingsCheck.given(environment, "ballcourt.auth.secret");
        String jwkSet = SettingsCheck.given(environment, "ballcourt.auth.jwk-set-uri");
        String issuerUri = SettingsCheck.given(environment, "ballcourt.auth.issuer-uri");
        NimbusJwtDecoder decoder;
        if (secret != null) {
            decoder = NimbusJwtDecoder.withSecretKey(key(secret))
                    .macAlgorithm(MacAlgorithm.HS256)
                    .build();
        } else if (jwkSet != null) {
            decoder = NimbusJwtDecoder.withJwkSetUri(jwkSet).build();
        } else {
            decoder = NimbusJwtDecoder.withIssuerLocation(issuerUri).build();
        }
        decoder.setJwtValidator(rules(environment, issuerUri, secret != null));
        return remembering(decoder, secret != null ? Duration.ofDays(1) : ISSUERS_KEYS);
    }

    /** Who has the secret may have it for something else as well, so its tokens, too, say who made them and for whom. */
    private static OAuth2TokenValidator<Jwt> rules(Environment environment, String issuerUri, boolean secret) {
        boolean trial = environment.getProperty("ballcourt.test-mode", Boolean.class, false);
        String usual = secret && !trial ? TokenMint.OURS : null;
        return TokenRules.of(
                SettingsCheck.given(environment, "ballcourt.auth.issuer", issuerUri != null ? issuerUri : usual),
                SettingsCheck.given(environment, "ballcourt.auth.audience", usual));
    }

    @Bean
    TokenReader tokenReader(JwtDecoder decoder, @Value("${ballcourt.auth.roles-claim:roles}") String rolesClaim) {
        return new TokenReader(decoder, rolesClaim);
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
        if (bytes.length < SettingsCheck.SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "ballcourt.auth.secret must have at least 32 bytes, it has " + bytes.length);
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** @param rolesClaim the steps to the claim that lists the roles, e.g. {@code realm_access.roles} */
    static AbstractAuthenticationToken authenticated(Jwt token, String rolesClaim) {
        List<SimpleGrantedAuthority> authorities = TokenRules.roles(token, rolesClaim).stream()
                .map(role -> new SimpleGrantedAuthority(Caller.ROLE + role))
                .toList();
        return new JwtAuthenticationToken(token, authorities);
    }
}
