package org.ballcourt.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeysTest {
    /** PKCS#8 around the first secret key of RFC 8032, 7.1, as openssl writes it. */
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder()
                    .encodeToString(HexFormat.of()
                            .parseHex("302e020100300506032b657004220420"
                                    + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
            + "\n-----END PRIVATE KEY-----\n";

    private static final String PUBLIC =
            "302a300506032b6570032100" + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void derivesThePublicKeyAndSignsAsTheStandardSays() {
        SigningKey key = SigningKey.ofPem(PEM);

        assertThat(HexFormat.of().formatHex(key.verifying().key().getEncoded())).isEqualTo(PUBLIC);
        assertThat(key.sign(new byte[0]))
                .isEqualTo(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                                + "d25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void comesBackFromItsFile() {
        SigningKey key = SigningKey.fresh();
        byte[] message = {1, 2, 3};

        assertThat(SigningKey.ofPem(key.pem()).sign(message)).isEqualTo(key.sign(message));
        assertThat(VerifyingKey.ofPem(key.verifying().pem())).isEqualTo(key.verifying());
        assertThat(key.verifying().fingerprint())
                .hasSize(64)
                .startsWith(key.verifying().keyId());
    }

    @Test
    void acceptsOneFormOfASignatureOnly() {
        SigningKey key = SigningKey.fresh();
        byte[] message = {1, 2, 3};
        String signature = key.sign(message);

        assertThat(key.verifying().verifies(message, signature)).isTrue();
        assertThat(key.verifying().verifies(message, signature.toUpperCase(java.util.Locale.ROOT)))
                .isFalse();
        assertThat(key.verifying().verifies(message, signature + "00")).isFalse();
        assertThat(key.verifying().verifies(new byte[] {1, 2}, signature)).isFalse();
        assertThat(SigningKey.fresh().verifying().verifies(message, signature)).isFalse();
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatThrownBy(() -> SigningKey.ofPem("no key")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.ofBase64("AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifyingKey.ofPem(PEM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifyingKey.ofBase64("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areReadFromAFileOrItsLine() {
        VerifyingKey key = SigningKey.fresh().verifying();

        assertThat(VerifyingKey.ofText(key.pem())).isEqualTo(key);
        assertThat(VerifyingKey.ofText(" " + key.base64() + "\n")).isEqualTo(key);
        assertThatIllegalArgumentException().isThrownBy(() -> VerifyingKey.ofText("no key"));
    }
}
