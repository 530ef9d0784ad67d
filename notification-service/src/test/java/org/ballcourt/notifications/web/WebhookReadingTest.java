package org.ballcourt.notifications.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.notifications.webhooks.ReceiverAddresses;
import org.ballcourt.notifications.webhooks.Webhook.Wish;
import org.ballcourt.notifications.webhooks.WebhookSettings;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

class WebhookReadingTest {
    private static final String FILTERED =
            "{\"url\":\"https://93.184.216.34/\",\"types\":[\"CaseClosed\"],\"reasons\":[\"FRAUD\"],\"stages\":[\"EVIDENCE\"]}";
    private static final String BY_TYPE = "{\"url\":\"https://93.184.216.34/\",\"types\":[\"CaseClosed\"]}";

    /** Whether something comes would tell what visibility keeps from them. */
    @Test
    void letsThirdPartiesFilterByTypesAlone() {
        for (Role role : List.of(Role.CARRIER, Role.LAB)) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> read(FILTERED, role))
                    .satisfies(refused -> assertThat(refused.problem().faults())
                            .extracting(FieldFault::field)
                            .containsExactly("reasons", "stages"));
            assertThat(read(BY_TYPE, role).types()).containsExactly("CaseClosed");
        }
    }

    @Test
    void letsSidesAndSupervisorsFilterByAll() {
        for (Role role : List.of(Role.BUYER, Role.SELLER, Role.SUPERVISOR)) {
            assertThat(read(FILTERED, role).reasons()).hasSize(1);
        }
    }

    private static Wish read(String json, Role role) {
        Duration day = Duration.ofDays(1);
        WebhookSettings settings =
                new WebhookSettings(false, List.of(), 10, List.of(), 0, Duration.ofSeconds(15), 2, day, day, day);
        return WebhookReading.wish(Wire.json().readTree(json), new Actor(role, "one"), new ReceiverAddresses(settings));
    }
}
