package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class LogContextTest {
    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    @SuppressWarnings("try")
    void saysWhichCaseAndCommandItIsAboutUntilItIsClosed() {
        try (LogContext outer = LogContext.ofCommand("BC-1", "c-1")) {
            try (LogContext inner = LogContext.ofCase("BC-2")) {
                assertThat(MDC.get(LogContext.CASE)).isEqualTo("BC-2");
                assertThat(MDC.get(LogContext.COMMAND)).isEqualTo("c-1");
            }
            assertThat(MDC.get(LogContext.CASE)).isEqualTo("BC-1");
        }
        assertThat(MDC.get(LogContext.CASE)).isNull();
        assertThat(MDC.get(LogContext.COMMAND)).isNull();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"li@example.org", "李强", "Li Qiang", "a\nb"})
    @SuppressWarnings("try")
    void leavesOutWhatIsNoId(String text) {
        try (LogContext context = LogContext.ofCommand("BC-1", text)) {
            assertThat(MDC.get(LogContext.CASE)).isEqualTo("BC-1");
            assertThat(MDC.get(LogContext.COMMAND)).isNull();
        }
    }

    @Test
    @SuppressWarnings("try")
    void takesTheTraceFromTheHeader() {
        try (LogContext context = LogContext.ofTrace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")) {
            assertThat(MDC.get(LogContext.TRACE)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        }
        assertThat(MDC.get(LogContext.TRACE)).isNull();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"00-00000000000000000000000000000000-00f067aa0ba902b7-01", "4bf92f35", "CANARY"})
    @SuppressWarnings("try")
    void takesNoTraceFromWhatIsNoSuchHeader(String header) {
        try (LogContext context = LogContext.ofTrace(header)) {
            assertThat(MDC.get(LogContext.TRACE)).isNull();
        }
    }

    @Test
    @SuppressWarnings("try")
    void standsBesideWhateverIsDoneWhileACaseIsHeld() {
        try (CaseLocks.Held held = new CaseLocks().hold("BC-1")) {
            assertThat(MDC.get(LogContext.CASE)).isEqualTo("BC-1");
        }
        assertThat(MDC.get(LogContext.CASE)).isNull();
    }
}
