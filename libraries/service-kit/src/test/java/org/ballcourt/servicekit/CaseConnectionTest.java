package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.ballcourt.consumer.GapRepair;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class CaseConnectionTest {
    private final MockEnvironment environment =
            new MockEnvironment().withProperty("ballcourt.auth.secret", "a secret of more than thirty-two bytes");

    @Test
    void namesTheMissingAddressAtTheStart() {
        assertThatThrownBy(this::repair).hasMessageContaining("ballcourt.cases.url");
    }

    @Test
    void isAskedAgainWhileTheAddressIsNotKnownYet() {
        environment.setProperty("ballcourt.cases.url", "http://127.0.0.1:${local.server.port}");

        GapRepair repair = repair();

        assertThatThrownBy(() -> repair.events("c-1", 1))
                .as("anything else would park the case")
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no address yet");
    }

    private GapRepair repair() {
        return new CaseConnection().gapRepair(environment, ServiceToken.from(environment));
    }
}
