package org.ballcourt.notifications.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checked by the library of the people who wrote the specification. */
class SigningTest {
    private static final String BODY = "{\"type\":\"RulingIssued\",\"data\":{\"reasons\":\"裁决\"}}";
    private static final long NOW = Instant.now().getEpochSecond();

    @Test
    void makesSignaturesThatTheirLibraryBelieves() {
        String secret = Signatures.newSecret();
        assertThatCode(() -> verify(secret, List.of(secret), BODY)).doesNotThrowAnyException();
    }

    @Test
    void signsWithEachSecretWhileOneTakesOverFromTheOther() {
        String old = Signatures.newSecret();
        String fresh = Signatures.newSecret();
        assertThatCode(() -> verify(old, List.of(fresh, old), BODY)).doesNotThrowAnyException();
        assertThatCode(() -> verify(fresh, List.of(fresh, old), BODY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify(old, List.of(fresh), BODY)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void signsIdTimeAndBody() {
        String secret = Signatures.newSecret();
        assertThatThrownBy(() -> verify(secret, List.of(secret), BODY.replace("裁", "判")))
                .isInstanceOf(WebhookVerificationException.class);
    }

    /** The example of the specification's reference libraries. */
    @Test
    void agreesWithTheKnownExample() {
        assertThat(Signatures.of(
                        List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void makesSecretsOfThirtyTwoBytesThatNobodyHasTwice() {
        String secret = Signatures.newSecret();
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
        assertThat(Signatures.newSecret()).isNotEqualTo(secret);
    }

    private static void verify(String receivers, List<String> signing, String received)
            throws WebhookVerificationException {
        String signature = Signatures.of(signing, "msg_1", NOW, BODY.getBytes(StandardCharsets.UTF_8));
        new com.standardwebhooks.Webhook(receivers)
                .verify(
                        received,
                        Map.of(
                                "webhook-id", List.of("msg_1"),
                                "webhook-timestamp", List.of(Long.toString(NOW)),
                                "webhook-signature", List.of(signature)));
    }
}
