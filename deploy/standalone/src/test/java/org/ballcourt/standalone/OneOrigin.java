package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ballcourt.broker.embedded.FreePort;
import org.junit.jupiter.api.Assumptions;

/** The gateway of the compose set-up as it is, before services of a test. */
record OneOrigin(Process process, int port) implements AutoCloseable {
    private static final Path FILE = Page.ROOT.resolve("deploy/compose/gateway/nginx.conf");

    /** The token of a person is had from the test mode, which no gateway shows. */
    private static final String TEST_MODE = "        location ~ ^/api/test/ { proxy_pass $case_service; }\n";

    /** @param ports of the services by name */
    static OneOrigin before(Map<String, Integer> ports, Path temp) throws IOException {
        Path nginx = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(nginx != null, "no nginx is here: THE GATEWAY WAS NOT TESTED");
        int port = FreePort.next();
        String settings = Files.readString(FILE)
                .replace("/tmp/", temp + "/")
                .replace("listen 8080;", "listen 127.0.0.1:" + port + ";")
                .replace("        location / {", TEST_MODE + "        location / {");
        for (Map.Entry<String, Integer> each : ports.entrySet()) {
            settings = settings.replace("http://" + each.getKey() + ":8080", "http://127.0.0.1:" + each.getValue());
        }
        Path file = Files.writeString(temp.resolve("nginx.conf"), settings);
        Process process = new ProcessBuilder(
                        List.of(nginx.toString(), "-c", file.toString(), "-g", "daemon off;", "-e", "/dev/stderr"))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("nginx.log").toFile())
                .start();
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> !process.isAlive() || answers(port));
        assertThat(process.isAlive())
                .as(Files.readString(temp.resolve("nginx.log")))
                .isTrue();
        return new OneOrigin(process, port);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
