package org.ballcourt.torture.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetProxyTest {
    private static final int PATIENCE_MILLIS = 500;

    private ServerSocket echo;
    private NetProxy net;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        net = new NetProxy(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        net.close();
        echo.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket caller = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                    } catch (IOException gone) {
                        // As callers do.
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Socket call() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), net.port());
    }

    private static int ask(Socket caller, int word) throws IOException {
        caller.getOutputStream().write(word);
        return caller.getInputStream().read();
    }

    @Test
    void passesEverythingOn() throws IOException {
        try (Socket caller = call()) {
            assertThat(ask(caller, 7)).isEqualTo(7);
            assertThat(ask(caller, 8)).isEqualTo(8);
        }
    }

    @Test
    void endsConnectionsAndTurnsCallersAwayUntilItIsThereAgain() throws IOException {
        try (Socket caller = call()) {
            ask(caller, 7);
            net.cut();
            assertThat(caller.getInputStream().read()).isNegative();
            assertThatThrownBy(this::call).isInstanceOf(IOException.class);
        }
        net.open();
        try (Socket caller = call()) {
            assertThat(ask(caller, 9)).isEqualTo(9);
        }
    }

    @Test
    void letsConnectionsDieWithoutAWord() throws IOException {
        try (Socket caller = call()) {
            ask(caller, 7);
            caller.setSoTimeout(PATIENCE_MILLIS);
            net.losesItsMemory();
            net.open();
            assertThatThrownBy(() -> ask(caller, 8)).isInstanceOf(SocketTimeoutException.class);
            try (Socket other = call()) {
                assertThat(ask(other, 9)).isEqualTo(9);
            }
        }
    }

    @Test
    void keepsAnswersBack() throws IOException {
        net.answerLate(Duration.ofMillis(PATIENCE_MILLIS));
        try (Socket caller = call()) {
            long begun = System.nanoTime();
            assertThat(ask(caller, 7)).isEqualTo(7);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(PATIENCE_MILLIS));
        }
    }
}
