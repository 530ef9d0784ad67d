package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {
    @Test
    void leavesWhatHasRoom() {
        assertThat(Shortened.to("abc", 3)).isEqualTo("abc");
        assertThat(Shortened.to("abc", 3, "...")).isEqualTo("abc");
        assertThat(Shortened.to("", 3)).isEmpty();
    }

    @Test
    void marksWhatWasCutOff() {
        assertThat(Shortened.to("abcd", 3)).isEqualTo("abc");
        assertThat(Shortened.to("abcd", 3, "...")).isEqualTo("abc...");
    }

    @Test
    void halvesNoCharacter() {
        assertThat(Shortened.to("a😀b", 2)).isEqualTo("a");
        assertThat(Shortened.to("a😀b", 3)).isEqualTo("a😀");
    }
}
