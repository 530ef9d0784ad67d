package org.ballcourt.notifications.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.ballcourt.notifications.webhooks.Receiver.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketReceiverTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void postsToTheAddressThatWasCheckedAndLooksItUpOnce() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/hook", exchange -> {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Host").split(":")[0] + " "
                    + exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        int port = server.getAddress().getPort();
        Answer answer = post(port, "/hook?a=b", Duration.ofSeconds(30));
        assertThat(answer.delivered()).isTrue();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(heard).containsExactly("POST /hook?a=b receiver.test msg_1 {\"说\":1}");
        assertThat(lookups).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        AtomicInteger elsewhere = new AtomicInteger();
        int inside = answering(elsewhere, "HTTP/1.1 200 OK\r\n\r\n");
        int port = answering(
                new AtomicInteger(), "HTTP/1.1 " + status + " X\r\nLocation: http://127.0.0.1:" + inside + "/\r\n\r\n");
        Answer answer = post(port, "/", Duration.ofSeconds(30));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.delivered()).isFalse();
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void understandsWhenToComeAgain() throws Exception {
        assertThat(retryAfter("120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(retryAfter("Mon, 02 Nov 2026 10:05:00 GMT")).isEqualTo(Duration.ofMinutes(5));
        assertThat(retryAfter("999999999")).isEqualTo(Duration.ofDays(1));
        assertThat(retryAfter("soon")).isNull();
    }

    private Duration retryAfter(String value) throws IOException {
        int port = answering(new AtomicInteger(), "HTTP/1.1 429 Slow down\r\nRetry-After: " + value + "\r\n\r\n");
        return post(port, "/", Duration.ofSeconds(30)).retryAfter();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "", "HTTP/1.1 200 OK"})
    void takesNothingElseForAnAnswer(String words) throws Exception {
        Answer answer = post(answering(new AtomicInteger(), words), "/", Duration.ofSeconds(30));
        assertThat(answer.status()).isNull();
        assertThat(answer.trouble()).isEqualTo("CONNECTION");
    }

    @Test
    void passesOverInterimAnswers() throws Exception {
        int port = answering(new AtomicInteger(), "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 201 Made\r\n\r\n");
        assertThat(post(port, "/", Duration.ofSeconds(30)).status()).isEqualTo(201);
    }

    /** A byte now and then keeps a usual time-out from ever ending. */
    @Test
    void endsInTimeHoweverSlowlyTheOtherSideTalks() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        int port = serving(socket -> {
            OutputStream out = socket.getOutputStream();
            while (true) {
                out.write('H');
                out.flush();
                if (ended.await(50, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        });
        Answer answer = post(port, "/", Duration.ofSeconds(1));
        ended.countDown();
        assertThat(answer.trouble()).isEqualTo("TIMEOUT");
        assertThat(answer.millis()).isBetween(900L, 30_000L);
    }

    /** Below a virtual thread it would hold the thread that carries others. */
    @Test
    void endsInTimeHoweverSlowlyTheNameIsLookedUp() throws Exception {
        CountDownLatch says = new CountDownLatch(1);
        AtomicBoolean virtual = new AtomicBoolean();
        ReceiverAddresses slow = new ReceiverAddresses(ReceiverAddressesTest.settings(true, List.of()), _ -> {
            virtual.set(Thread.currentThread().isVirtual());
            awaitQuietly(says);
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        });
        SocketReceiver receiver = receiver(slow, Duration.ofSeconds(1));
        FutureTask<Answer> attempt =
                new FutureTask<>(() -> receiver.post(URI.create("https://receiver.test/"), Map.of(), new byte[0]));
        Thread.ofVirtual().start(attempt);
        try {
            assertThat(attempt.get(30, TimeUnit.SECONDS).trouble()).isEqualTo("TIMEOUT");
            assertThat(virtual).isFalse();
        } finally {
            says.countDown();
        }
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** As one of before whose port nobody had looked at. */
    @Test
    void failsWhereNoConnectionCanBeThoughtOf() {
        assertThat(post(70_000, "/", Duration.ofSeconds(30)).trouble()).isEqualTo("CONNECTION");
    }

    @Test
    void readsNoHeadWithoutEnd() throws Exception {
        int port = serving(socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100_000; i++) {
                out.write("x-more: more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(post(port, "/", Duration.ofSeconds(60)).trouble()).isEqualTo("CONNECTION");
    }

    @Test
    void saysWhereNobodyIsAndWhereNobodyMayBe() throws Exception {
        int free;
        try (ServerSocket taken = new ServerSocket(0)) {
            free = taken.getLocalPort();
        }
        assertThat(post(free, "/", Duration.ofSeconds(30)).trouble()).isEqualTo("CONNECTION");
        ReceiverAddresses strict =
                new ReceiverAddresses(ReceiverAddressesTest.settings(false, List.of()), InetAddress::getAllByName);
        AtomicInteger calls = new AtomicInteger();
        int port = answering(calls, "HTTP/1.1 200 OK\r\n\r\n");
        assertThat(receiver(strict, Duration.ofSeconds(30))
                        .post(URI.create("https://127.0.0.1:" + port + "/"), Map.of(), new byte[0])
                        .trouble())
                .isEqualTo("ADDRESS_REFUSED");
        assertThat(calls).hasValue(0);
    }

    @Test
    void saysWhereTlsFails() throws Exception {
        int port = answering(new AtomicInteger(), "HTTP/1.1 200 OK\r\n\r\n");
        Answer answer = receiver(trial(), Duration.ofSeconds(30))
                .post(URI.create("https://receiver.test:" + port + "/"), Map.of(), new byte[0]);
        assertThat(answer.trouble()).isEqualTo("TLS");
    }

    private ReceiverAddresses trial() {
        return new ReceiverAddresses(ReceiverAddressesTest.settings(true, List.of()), _ -> {
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        });
    }

    private SocketReceiver receiver(ReceiverAddresses addresses, Duration timeout) {
        SocketReceiver receiver =
                new SocketReceiver(addresses, (SSLSocketFactory) SSLSocketFactory.getDefault(), timeout, () -> NOW);
        open.add(receiver);
        return receiver;
    }

    private Answer post(int port, String path, Duration timeout) {
        return receiver(trial(), timeout)
                .post(
                        URI.create("http://receiver.test:" + port + path),
                        Map.of("webhook-id", "msg_1"),
                        "{\"说\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Serving {
        void to(Socket socket) throws Exception;
    }

    private int answering(AtomicInteger calls, String words) throws IOException {
        return serving(socket -> {
            calls.incrementAndGet();
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        });
    }

    private int serving(Serving serving) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        open.add(server);
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    serving.to(socket);
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (Exception gone) {
                    // The next one is served.
                }
            }
        });
        return server.getLocalPort();
    }
}
