package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ManagementPortTest {
    private static final String[] INNER = {"/actuator/health", "/actuator", "/internal/cases/BC-1/events"};
    private static ConfigurableApplicationContext context;
    private static int outer;
    private static int inner;

    @SpringBootConfiguration
    @Import({ProblemConfiguration.class, AnyDoor.class})
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        PropertyPlaceholderAutoConfiguration.class
    })
    static class Server {}

    @RestController
    static class AnyDoor {
        @GetMapping("/**")
        String open() {
            return "open";
        }
    }

    @BeforeAll
    static void start() {
        context = start("--ballcourt.management.port=0");
        outer = ((WebServerApplicationContext) context).getWebServer().getPort();
        inner = context.getBean(ManagementPort.class).number();
    }

    private static ConfigurableApplicationContext start(String managementPort) {
        return SpringApplication.run(
                Server.class,
                "--server.port=0",
                "--ballcourt.auth.secret=a secret for tests of at least 32 bytes",
                managementPort);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static int status(int port, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator", "/internal/cases/BC-1/events", "/%61ctuator/health"})
    void opensTheInnerDoorsOnTheirOwnPortAlone(String path) throws Exception {
        assertThat(status(inner, path)).isEqualTo(200);
        assertThat(status(outer, path)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/", "/actuators", "/internals"})
    void opensNothingElseThere(String path) throws Exception {
        assertThat(status(outer, path)).isEqualTo(200);
        assertThat(status(inner, path)).isEqualTo(404);
    }

    @Test
    void keepsEverythingBehindOnePortWhereNoneIsSet() throws Exception {
        try (ConfigurableApplicationContext one = start("--ballcourt.management.port=")) {
            int port = ((WebServerApplicationContext) one).getWebServer().getPort();
            for (String path : INNER) {
                assertThat(status(port, path)).as(path).isEqualTo(200);
            }
        }
    }
}
