package org.ballcourt.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.torture.faults.PlannedFault;
import org.junit.jupiter.api.Test;

class TortureOptionsTest {
    @Test
    void takesTheWordsBehindTheDashesForTheLaunch() {
        TortureOptions options =
                options("--minutes", "5", "--seed", "9", "--kill", "process,freeze", "--", "java", "up");
        assertThat(options.time()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.seed()).isEqualTo(9);
        assertThat(options.kinds()).containsExactly(PlannedFault.Kind.PROCESS, PlannedFault.Kind.FREEZE);
        assertThat(options.launch()).containsExactly("java", "up");
    }

    @Test
    void goesOnUntilThereWereEnoughKills() {
        TortureOptions options = options("--kills", "25");
        assertThat(options.kills()).isEqualTo(25);
        assertThat(options.time()).isGreaterThan(Duration.ofHours(24));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> options("--kill", "everybody"))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("everybody");
        assertThatThrownBy(() -> options("--minutes", "0")).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> options("--hours", "1")).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> options("stray")).isInstanceOf(CommandRefused.class);
    }

    private static TortureOptions options(String... words) {
        return TortureOptions.of(List.of(words));
    }
}
