package org.ballcourt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SignInTest {
    private static MockEnvironment client() {
        return new MockEnvironment()
                .withProperty("ballcourt.sign-in.client-id", "console")
                .withProperty("ballcourt.auth.issuer", "https://id.example/realms/shop");
    }

    @Test
    void isNotSetUpWithoutAClient() {
        assertThat(SignIn.of(new MockEnvironment())).isEqualTo(new SignIn(null, null, null));
        assertThat(SignIn.origins(new MockEnvironment())).isEmpty();
    }

    @Test
    void takesScopesAndOriginsInOneLineOrAsAList() {
        MockEnvironment inOneLine = client().withProperty("ballcourt.sign-in.scopes", "openid,roles")
                .withProperty("ballcourt.sign-in.origins", "https://token.example");
        MockEnvironment asAList = client().withProperty("ballcourt.sign-in.scopes[0]", "openid")
                .withProperty("ballcourt.sign-in.scopes[1]", "roles")
                .withProperty("ballcourt.sign-in.origins[0]", "https://token.example");
        assertThat(SignIn.of(asAList)).isEqualTo(SignIn.of(inOneLine));
        assertThat(SignIn.of(asAList).scopes()).containsExactly("openid", "roles");
        assertThat(SignIn.origins(asAList))
                .isEqualTo(SignIn.origins(inOneLine))
                .containsExactly("https://id.example", "https://token.example");
    }

    @Test
    void asksForTheIssuerWhereThereIsAClient() {
        MockEnvironment without = new MockEnvironment().withProperty("ballcourt.sign-in.client-id", "console");
        assertThatThrownBy(() -> SignIn.of(without)).hasMessageContaining("ballcourt.sign-in.issuer");
    }
}
