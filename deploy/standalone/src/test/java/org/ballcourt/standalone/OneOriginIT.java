package org.ballcourt.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.broker.embedded.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Behind the gateway that compose has, everything is reached under one origin, and nothing else is. */
@ExtendWith(ConsoleProduct.class)
class OneOriginIT {
    private static final PublicRoutes ROUTES = PublicRoutes.read();

    @TempDir
    Path temp;

    private final ConsoleProduct.Running running;
    private final HttpClient client = HttpClient.newHttpClient();

    OneOriginIT(ConsoleProduct.Running running) {
        this.running = running;
    }

    @Test
    void leadsEveryAddressToItsServiceAndNoOtherAnywhere() throws Exception {
        Map<String, HttpServer> services = new HashMap<>();
        for (String name : PublicRoutes.SERVICES.values()) {
            services.put(name, saying(name));
        }
        Map<String, Integer> ports = services.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().getAddress().getPort()));
        try (OneOrigin gateway = OneOrigin.before(ports, temp)) {
            for (Map.Entry<String, String> each : ROUTES.requests().toList()) {
                assertThat(asked(gateway, each.getKey() + "?a=b%20c").body())
                        .isEqualTo(each.getValue() + " " + each.getKey() + "?a=b%20c");
            }
            for (String service : services.keySet()) {
                for (String request : ROUTES.ownRequests().toList()) {
                    assertThat(asked(gateway, "/" + service + request).body()).isEqualTo(service + " " + request);
                }
            }
            Stream<String> closed =
                    Stream.of("/internal/cases/x", "/actuator/health", "/api/casesx", "/case-service/internal/x");
            for (String request : Stream.concat(closed, ROUTES.ownRequests()).toList()) {
                assertThat(asked(gateway, request).statusCode()).as(request).isEqualTo(404);
            }
        } finally {
            services.values().forEach(service -> service.stop(0));
        }
    }

    @Test
    void showsWhatHappensAndTakesFilesAsTheServicesDo() throws IOException {
        String caseId = running.complaint();
        running.toTheEvidence(caseId);
        try (OneOrigin gateway = OneOrigin.before(all(running), temp);
                Browsing people = new Browsing(gateway.base())) {
            com.microsoft.playwright.Page page = Browsing.go(people.open("SELLER/shop"), "/cases/" + caseId);
            page.locator(".timeline").waitFor();
            running.command("BUYER/li", caseId, "AddStatement", Map.of("text", "Seen at once."));
            assertThat(page.locator(".timeline")).containsText("Seen at once.");

            page.click("[data-action=SubmitEvidence]");
            page.setInputFiles("input[type=file]", new FilePayload("dull.png", "image/png", ConsoleProduct.PICTURE));
            assertThat(page.locator("bc-evidence-picker input:checked")).hasCount(1);
            people.closeAll();
        }
    }

    @Test
    void asksEachServiceForWhatItKeepsForItself() throws IOException {
        Map<String, Integer> ports = new HashMap<>(all(running));
        ports.put("notification-service", FreePort.next());
        try (OneOrigin gateway = OneOrigin.before(ports, temp);
                Browsing people = new Browsing(gateway.base())) {
            com.microsoft.playwright.Page page = Browsing.go(people.open("SUPERVISOR/gao"), "/operations");
            Locator rows = page.locator(".processes tbody tr");
            rows.first().waitFor();
            assertThat(rows).hasCount(3);
            assertThat(page.locator(".fault").first()).containsText("notification-service");

            Browsing.go(page, "/audit");
            page.locator("table.audit tbody tr").first().waitFor();
            assertThat(page.locator(".fault").first()).containsText("notification-service");
            page.click("[data-do=check]");
            assertThat(page.locator(".chain")).hasCount(3);
            people.closeAll();
        }
    }

    private static Map<String, Integer> all(ConsoleProduct.Running running) throws IOException {
        int port = URI.create(running.process().base()).getPort();
        return PublicRoutes.SERVICES.values().stream().collect(Collectors.toMap(Function.identity(), service -> port));
    }

    private HttpResponse<String> asked(OneOrigin gateway, String request) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.base() + request))
                        .header("Authorization", "Bearer of somebody whom the gateway does not count")
                        .build(),
                BodyHandlers.ofString());
    }

    static HttpServer saying(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] said = (name + " " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
        return server;
    }
}
