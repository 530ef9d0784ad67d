package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who starts it: a box when all is well, else one clear line in two languages and no stack trace. */
class StartingIT {
    @TempDir
    Path temp;

    @Test
    void namesABusyPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused("port " + taken.getLocalPort() + " is in use", "--port", "" + taken.getLocalPort());
        }
    }

    @Test
    void namesABusyPortOfTheBroker() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    "port " + taken.getLocalPort() + " is in use",
                    "--port",
                    "0",
                    "--kafka-port",
                    "" + taken.getLocalPort());
        }
    }

    @Test
    void namesADamagedStore() throws Exception {
        Path data = Files.createDirectories(temp.resolve("data"));
        Files.writeString(data.resolve("layout"), "1");
        Files.write(data.resolve("store.mv"), new byte[100_000]);
        assertRefused("store.mv", "--port", "0", "--data", data.toString());
    }

    @Test
    void namesADamagedBroker() throws Exception {
        Path data = Files.createDirectories(temp.resolve("data"));
        Files.writeString(data.resolve("layout"), "1");
        Files.createDirectories(data.resolve("kafka"));
        Files.writeString(data.resolve("kafka/meta.properties"), "version=1\nnode.id=77\ncluster.id=other\n");
        assertRefused("Kafka cannot use " + data.resolve("kafka"), "--port", "0", "--data", data.toString());
    }

    @Test
    void endsWithoutATraceOnCtrlC() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp)) {
            Path data = Path.of(product.output().replaceAll("(?s).* (/\\S*ballcourt-\\S*) .*", "$1"));
            assertThat(data).isDirectory();
            assertThat(product.output())
                    .contains("NOT A PRODUCTION SET-UP", "非生产环境", product.base() + "/swagger-ui", "/api/test/clock");
            assertThat(get(product.base() + "/actuator/health")).isEqualTo(200);
            assertThat(get(product.base() + "/api/test/settled")).isEqualTo(200);
            product.interrupt();
            // 143 is what a process says that was asked to end; 0 if it saw first that its input is closed.
            assertThat(product.exitCode()).isIn(0, 143);
            assertThat(data).doesNotExist();
            assertThat(product.output()).doesNotContain("Exception");
        }
    }

    @Test
    void hasNoTestModeInFrontOfSomebodyElsesStoreAndBroker() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.open(temp.resolve("kafka"), 0);
                EmbeddedStore store = EmbeddedStore.inMemory();
                PlatformStub platform = PlatformStub.start(0, "sesame");
                ProductUnderTest product = ProductUnderTest.start(
                        temp,
                        allowing(asking(platform)),
                        "--port",
                        "0",
                        "--kafka",
                        broker.bootstrap(),
                        "--mongo",
                        store.uri())) {
            assertThat(product.output())
                    .contains(broker.bootstrap(), store.uri())
                    .doesNotContain("/api/test");
            assertThat(get(product.base() + "/api/test/settled")).isEqualTo(404);
            assertThat(get(product.base() + "/api/test/clock")).isEqualTo(404);
            assertThat(get(product.base() + "/actuator/health")).isEqualTo(200);
        }
    }

    @Test
    void makesTheTokensThatItTakesAlsoWhereTheSettingsNameAnotherIssuerAndAudience() throws Exception {
        ProcessBuilder starter = new ProcessBuilder(ProductUnderTest.java("org.ballcourt.standalone.Ballcourt"));
        starter.environment().putAll(Map.of("BALLCOURT_AUTH_ISSUER", "desk", "BALLCOURT_AUTH_AUDIENCE", "disputes"));
        try (ProductUnderTest product = ProductUnderTest.start(
                temp, starter, "--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0")) {
            String token = product.output().replaceAll("(?s).*?Authorization: (Bearer [^']+)'.*", "$1");
            assertThat(get(product.base() + "/api/cases", "Authorization", token))
                    .isEqualTo(200);
        }
    }

    /** The store is the product's own then, so nobody has to allow it. */
    @Test
    void startsOnItsOwnStoreInFrontOfSomebodyElsesBroker() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.open(temp.resolve("kafka"), 0);
                PlatformStub platform = PlatformStub.start(0, "sesame");
                ProductUnderTest product = ProductUnderTest.start(
                        temp, asking(platform), "--port", "0", "--store-port", "0", "--kafka", broker.bootstrap())) {
            assertThat(get(product.base() + "/actuator/health")).isEqualTo(200);
            assertThat(get(product.base() + "/api/test/clock")).isEqualTo(404);
        }
    }

    @Test
    void saysOfAnEmbeddedStoreThatIsNotItsOwnHowToAllowIt() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                PlatformStub platform = PlatformStub.start(0, "sesame");
                ProductUnderTest product = ProductUnderTest.launch(
                        temp, asking(platform), "--port", "0", "--kafka-port", "0", "--mongo", store.uri())) {
            assertRefused("ballcourt.mongo.allow-embedded", product);
        }
    }

    /** Nobody's word alone is taken for an order or a payment. */
    @Test
    void doesNotStartOutsideTestModeWithoutThePlatformsSystems() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.launch(
                temp, "--port", "0", "--kafka", "127.0.0.1:1", "--mongo", "mongodb://127.0.0.1:1")) {
            assertThat(product.exitCode()).isEqualTo(1);
            assertThat(product.output())
                    .contains("ballcourt.orders.url", "ballcourt.orders.token")
                    .contains("ballcourt.payments.url", "ballcourt.payments.token")
                    .doesNotContain("\tat ");
        }
    }

    private static ProcessBuilder asking(PlatformStub platform) {
        ProcessBuilder starter = new ProcessBuilder(ProductUnderTest.java("org.ballcourt.standalone.Ballcourt"));
        starter.environment()
                .putAll(Map.of(
                        "BALLCOURT_ORDERS_URL",
                        platform.url(),
                        "BALLCOURT_ORDERS_TOKEN",
                        "sesame",
                        "BALLCOURT_PAYMENTS_URL",
                        platform.url(),
                        "BALLCOURT_PAYMENTS_TOKEN",
                        "sesame"));
        return starter;
    }

    private static ProcessBuilder allowing(ProcessBuilder starter) {
        starter.environment().put("BALLCOURT_MONGO_ALLOW_EMBEDDED", "true");
        return starter;
    }

    private void assertRefused(String reason, String... options) throws Exception {
        try (ProductUnderTest product = ProductUnderTest.launch(temp, options)) {
            assertRefused(reason, product);
        }
    }

    private static void assertRefused(String reason, ProductUnderTest product) throws Exception {
        assertThat(product.exitCode()).isEqualTo(1);
        String told = product.output();
        assertThat(told).contains(reason).doesNotContain("\tat ");
        assertThat(told.lines().filter(line -> line.startsWith("ballcourt: "))).hasSize(2);
    }

    private static int get(String uri, String... headers) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(uri));
            HttpRequest request = (headers.length == 0 ? asked : asked.headers(headers)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
