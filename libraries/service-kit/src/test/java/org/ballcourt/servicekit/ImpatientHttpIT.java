package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Whoever sends a request byte by byte is cut off, at every door; whoever waits for a slow answer is not. */
class ImpatientHttpIT {
    private static final CountDownLatch ENDED = new CountDownLatch(1);
    private static ConfigurableApplicationContext context;
    private static int port;

    @SpringBootConfiguration
    @Import({ProblemConfiguration.class, Doors.class})
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        PropertyPlaceholderAutoConfiguration.class
    })
    static class Server {}

    @RestController
    static class Doors {
        @PostMapping("/read")
        String read(HttpServletRequest request) throws IOException {
            return "read " + request.getInputStream().readAllBytes().length;
        }

        @GetMapping("/stream")
        SseEmitter stream() throws IOException {
            SseEmitter stream = new SseEmitter(0L);
            stream.send("first");
            Thread.ofVirtual().start(() -> {
                try {
                    ENDED.await(2, TimeUnit.MINUTES);
                    stream.send("last");
                    stream.complete();
                } catch (Exception gone) {
                    stream.completeWithError(gone);
                }
            });
            return stream;
        }

        @RequestMapping("/slow")
        String answerOnceSomebodySlowWasCutOff(HttpServletRequest request) throws Exception {
            request.getInputStream().readAllBytes();
            return ENDED.await(2, TimeUnit.MINUTES) ? "slow" : "never";
        }
    }

    @BeforeAll
    static void start() {
        context = SpringApplication.run(
                Server.class,
                "--server.port=0",
                "--ballcourt.auth.secret=a secret for tests of at least 32 bytes",
                "--ballcourt.management.port=0",
                "--ballcourt.limits.head-seconds=2",
                "--ballcourt.limits.body-seconds=2");
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /** Sends a byte every now and then until it is cut off, or for a minute. */
    private static boolean isCutOff(int at, String beginning) throws Exception {
        return isCutOff(at, beginning, 'a');
    }

    private static boolean isCutOff(int at, String beginning, char more) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", at)) {
            socket.setSoTimeout((int) Duration.ofMillis(200).toMillis());
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.nanoTime() < until) {
                try {
                    socket.getOutputStream().write(more);
                    if (socket.getInputStream().read() < 0) {
                        return true;
                    }
                } catch (java.net.SocketTimeoutException nothingYet) {
                    // The next byte, then.
                } catch (IOException ended) {
                    return true;
                }
            }
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nX: ",
                "GET /",
                "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n",
                "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n",
            })
    void cutsOffWhoeverSendsARequestByteByByte(String beginning) throws Exception {
        assertThat(isCutOff(port, beginning)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n"})
    void cutsOffWhoeverSendsEmptyLinesAlone(String before) throws Exception {
        assertThat(isCutOff(port, before, '\n')).isTrue();
    }

    @Test
    void doesSoAtThePortOfPrograms() throws Exception {
        int inner = context.getBean(ManagementPort.class).number();

        assertThat(isCutOff(inner, "GET /internal/x HTTP/1.1\r\nX: ")).isTrue();
    }

    @Test
    void hasTheSamePatienceAtEveryPort() {
        TomcatWebServer server = (TomcatWebServer) ((WebServerApplicationContext) context).getWebServer();

        assertThat(server.getTomcat().getService().findConnectors())
                .hasSize(2)
                .extracting(Connector::getProtocolHandler)
                .extracting(handler -> ((ImpatientHttp) handler).patience())
                .containsOnly(new ImpatientHttp.Patience(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    @Test
    void waitsForAnAnswerHoweverLongItTakes() throws Exception {
        try (Socket waiting = new Socket("127.0.0.1", port);
                Socket streaming = new Socket("127.0.0.1", port);
                Socket asking = new Socket("127.0.0.1", port)) {
            asking.getOutputStream()
                    .write("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            streaming
                    .getOutputStream()
                    .write("GET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            waiting.getOutputStream()
                    .write("POST /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(isCutOff(port, "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n"))
                    .isTrue();
            ENDED.countDown();
            waiting.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
            assertThat(text(waiting.getInputStream()))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("slow");
            streaming.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
            assertThat(text(streaming.getInputStream())).contains("data:first", "data:last");
            asking.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
            assertThat(text(asking.getInputStream())).startsWith("HTTP/1.1 200").endsWith("slow");
        }
    }

    private static String text(InputStream answer) throws IOException {
        return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
    }
}
