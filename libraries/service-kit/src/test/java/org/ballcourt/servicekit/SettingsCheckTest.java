package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ballcourt.contracts.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.mock.env.MockEnvironment;

class SettingsCheckTest {
    private final MockEnvironment settings = new MockEnvironment()
            .withProperty("ballcourt.auth.secret", "a secret of thirty-two bytes or more")
            .withProperty("spring.kafka.bootstrap-servers", "127.0.0.1:9092,localhost:9093,[::1]:9094");

    private List<String> faults() {
        return SettingsCheck.faults(settings).stream().map(Message::key).toList();
    }

    @Test
    void findsNothingWrongOnOneMachine() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void wantsWhatTheServiceSaysThatItNeeds() {
        settings.setProperty("ballcourt.required", "ballcourt.orders.url, ballcourt.orders.token");
        settings.setProperty("ballcourt.orders.token", " ");
        assertThat(faults()).containsExactly("settings.missing", "settings.missing");

        settings.setProperty("ballcourt.standalone", "true");
        assertThat(faults()).hasSize(2);
        settings.setProperty("ballcourt.test-mode", "true");
        assertThat(faults()).isEmpty();

        settings.setProperty("ballcourt.standalone", "false");
        settings.setProperty("ballcourt.test-mode", "false");
        settings.setProperty("ballcourt.orders.url", "https://orders.example");
        settings.setProperty("ballcourt.orders.token", "sesame");
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ballcourt.orders.url", "ballcourt.payments.url"})
    void refusesFactsThatComeInPlainOverANetwork(String name) {
        for (String plain : List.of(
                "http://10.1.2.3/", "HTTP://orders.invalid:8080", "http://127.0.0.1.evil.invalid", "http://[")) {
            settings.setProperty(name, plain);
            assertThat(faults()).as(plain).containsExactly("settings.plain-http");
        }
        for (String fine : List.of("https://10.1.2.3/", "http://127.0.0.1:8090", "http://[::1]/", "http://localhost")) {
            settings.setProperty(name, fine);
            assertThat(faults()).as(fine).isEmpty();
        }
        settings.setProperty(name, "http://us:hidden@10.1.2.3/?token=hidden");
        assertThat(SettingsCheck.faults(settings).getFirst().toString())
                .contains("http://10.1.2.3")
                .doesNotContain("hidden");
        settings.setProperty("ballcourt.http.allow-plaintext", "true");
        assertThat(faults()).isEmpty();
    }

    @Test
    void refusesTheKeysOfTokensInPlainOverANetwork() {
        settings.setProperty("ballcourt.auth.secret", "");
        settings.setProperty("ballcourt.auth.audience", "ballcourt");
        settings.setProperty("ballcourt.auth.issuer-uri", "http://id.invalid");
        assertThat(faults()).containsExactly("settings.plain-http");
        settings.setProperty("ballcourt.auth.issuer-uri", "https://id.invalid");
        settings.setProperty("ballcourt.auth.jwk-set-uri", "http://id.invalid/keys");
        assertThat(faults()).containsExactly("settings.plain-http");
    }

    /** Before anything runs: a worker had ordered a payment by then. */
    @Test
    void refusesAShortSecret() {
        settings.setProperty("ballcourt.auth.secret", "0123456789012345678901234567890");
        assertThat(faults()).containsExactly("settings.short-secret");
        settings.setProperty("ballcourt.auth.secret", "01234567890123456789012345678901");
        assertThat(faults()).isEmpty();
    }

    @Test
    void wantsToKnowWhoSignsEventsUnlessToldToBelieveTheTopic() {
        settings.setProperty("ballcourt.required", "ballcourt.events.keys");
        assertThat(faults()).containsExactly("settings.missing");
        settings.setProperty("ballcourt.events.proof", "SIGNED");
        assertThat(faults()).containsExactly("settings.missing");

        settings.setProperty("ballcourt.events.proof", "none");
        assertThat(faults()).isEmpty();
        settings.setProperty("ballcourt.events.proof", "SIGNED");
        settings.setProperty("ballcourt.events.keys", "a key");
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ballcourt.evidence.keys", "ballcourt.escalation.keys"})
    void wantsToKnowWhoSignsWhatElseIsActedUpon(String keys) {
        settings.setProperty("ballcourt.required", keys);
        assertThat(faults()).containsExactly("settings.missing");
        settings.setProperty("ballcourt.events.proof", "none");
        assertThat(faults()).isEmpty();
        settings.setProperty("ballcourt.events.proof", "SIGNED");
        settings.setProperty(keys, "a key");
        assertThat(faults()).isEmpty();
    }

    @Test
    void letsNobodyMoveTheTimeOfARealService() {
        settings.setProperty("ballcourt.test-mode", "true");
        assertThat(faults()).containsExactly("settings.test-mode");

        settings.setProperty("ballcourt.standalone", "true");
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7:9092", "127.0.0.1:9092,kafka.no-such-host.invalid:9092", "[2001:db8::1]:9092"})
    void refusesAnOpenConnectionToAnotherMachine(String brokers) {
        settings.setProperty("spring.kafka.bootstrap-servers", brokers);
        assertThat(faults()).containsExactly("settings.plaintext");

        settings.setProperty("spring.kafka.security.protocol", "SASL_PLAINTEXT");
        assertThat(faults()).containsExactly("settings.plaintext");
        settings.setProperty("spring.kafka.security.protocol", "SASL_SSL");
        assertThat(faults()).isEmpty();
    }

    /** Kafka's settings can be given for one kind of client alone. */
    @ParameterizedTest
    @ValueSource(strings = {"consumer", "producer", "admin"})
    void refusesItForOneKindOfClient(String kind) {
        settings.setProperty("spring.kafka.bootstrap-servers", "10.0.0.7:9092");
        settings.setProperty("spring.kafka.security.protocol", "SASL_SSL");
        settings.setProperty("spring.kafka." + kind + ".security.protocol", "PLAINTEXT");
        assertThat(faults()).containsExactly("settings.plaintext");

        settings.setProperty("spring.kafka." + kind + ".security.protocol", "SSL");
        settings.setProperty("spring.kafka." + kind + ".properties.security.protocol", "plaintext");
        assertThat(faults()).containsExactly("settings.plaintext");
    }

    @Test
    void allowsItWhereTheOperatorSaysSo() {
        settings.setProperty("spring.kafka.bootstrap-servers", "10.0.0.7:9092");
        settings.setProperty("ballcourt.kafka.allow-plaintext", "true");

        assertThat(faults()).isEmpty();
    }

    @Test
    void wantsToKnowWhoseTokensForWhomItBelieves() {
        settings.setProperty("ballcourt.auth.secret", "");
        settings.setProperty("ballcourt.auth.jwk-set-uri", "https://id.example/keys");
        assertThat(faults()).containsExactly("settings.tokens", "settings.tokens");

        settings.setProperty("ballcourt.auth.audience", "ballcourt");
        settings.setProperty("ballcourt.auth.issuer", "https://id.example");
        assertThat(faults()).isEmpty();
    }

    /** An operator who adds his provider and leaves the old secret would believe that its rules hold. */
    @Test
    void refusesTwoWaysToSignInOfWhichOneWouldBeForgotten() {
        settings.setProperty("ballcourt.auth.jwk-set-uri", "https://id.example/keys");
        assertThat(faults()).containsExactly("settings.auth-twice");

        settings.setProperty("ballcourt.auth.jwk-set-uri", "");
        settings.setProperty("ballcourt.auth.issuer-uri", "https://id.example");
        assertThat(faults()).containsExactly("settings.auth-twice");

        settings.setProperty("ballcourt.auth.secret", "");
        settings.setProperty("ballcourt.auth.jwk-set-uri", "https://id.example/keys");
        settings.setProperty("ballcourt.auth.audience", "ballcourt");
        assertThat(faults()).isEmpty();
    }

    @Test
    void namesAllFaultsOfAStartAtOnceAndHowToMendThem() {
        assertThatThrownBy(() -> start("--spring.kafka.bootstrap-servers=10.0.0.7:9092", "--ballcourt.test-mode=true"))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("ballcourt.auth.secret, ballcourt.auth.jwk-set-uri, ballcourt.auth.issuer-uri")
                .hasMessageContaining("10.0.0.7:9092")
                .hasMessageContaining("ballcourt.test-mode")
                .hasMessageContaining("ballcourt.kafka.allow-plaintext");
    }

    private static void start(String... settings) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run(settings).close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Nothing {}
}
