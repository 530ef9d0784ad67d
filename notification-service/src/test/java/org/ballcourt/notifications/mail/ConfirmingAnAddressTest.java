package org.ballcourt.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;

/** Only the very link that was mailed says that an address is somebody's, and not for ever. */
class ConfirmingAnAddressTest {
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final byte[] KEY = new byte[32];
    private static final ConfirmationToken SAID =
            new ConfirmationToken(new Actor(Role.BUYER, "li"), "li@example.org", NOW.plus(Duration.ofDays(2)));

    @Test
    void readsWhatItSigned() {
        assertThat(ConfirmationToken.read(SAID.signed(KEY), KEY, NOW)).contains(SAID);
    }

    @Test
    void isOverInTime() {
        assertThat(ConfirmationToken.read(SAID.signed(KEY), KEY, SAID.until())).isEmpty();
    }

    @Test
    void believesNoOtherKeyAndNoChange() {
        String token = SAID.signed(KEY);
        assertThat(ConfirmationToken.read(token, new byte[] {1}, NOW)).isEmpty();
        for (int i = 0; i < token.length() - 1; i++) {
            String changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(ConfirmationToken.read(changed, KEY, NOW)).as(changed).isEmpty();
        }
    }

    @Test
    void isNoStumblingBlock() {
        for (String nonsense : new String[] {"", ".", "a", "a.b", "....", "%", "\0", "YQ.YQ"}) {
            assertThat(ConfirmationToken.read(nonsense, KEY, NOW)).as(nonsense).isEmpty();
        }
    }

    /** Nobody could ever confirm anything, and nobody would notice. */
    @Test
    void doesNotMailLinksThatLeadNowhere() {
        ConfirmationSettings nowhere = new ConfirmationSettings(true, " ", Duration.ofDays(2));

        assertThatThrownBy(() -> nowhere.leadingSomewhere(true)).hasMessageContaining("BALLCOURT_INBOX_URL");
        assertThat(nowhere.leadingSomewhere(false)).isEqualTo(nowhere);
        for (ConfirmationSettings good : List.of(
                new ConfirmationSettings(false, "", Duration.ofDays(2)),
                new ConfirmationSettings(true, "https://disputes.example", Duration.ofDays(2)))) {
            assertThat(good.leadingSomewhere(true)).isEqualTo(good);
        }
    }
}
