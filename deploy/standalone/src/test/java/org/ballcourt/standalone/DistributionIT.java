package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that {@code ./ballcourt dist} makes, of what was compiled for this test: the same bytes each time, and it runs where it is unpacked. */
class DistributionIT {
    private static final String NAME = "ballcourt-1.2.3";
    private static final int PATIENCE_S = 300;

    @TempDir
    static Path temp;

    private static Path archive;
    private static Path unpacked;

    @BeforeAll
    static void unpack() throws Exception {
        archive = pack("one.tar.gz");
        run(Map.of(), "tar", "-xzf", archive.toString(), "-C", temp.toString());
        unpacked = temp.resolve(NAME);
    }

    @Test
    void isTheSameBytesEachTime() throws Exception {
        assertThat(pack("another.tar.gz")).hasSameBinaryContentAs(archive);
    }

    @Test
    void startsEverythingInOneProcess() throws Exception {
        ProcessBuilder starter =
                new ProcessBuilder(unpacked.resolve("bin/ballcourt").toString());
        starter.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try (ProductUnderTest product = ProductUnderTest.start(
                temp, starter, "--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0")) {
            URI health = URI.create(product.base() + "/actuator/health");
            try (HttpClient http = HttpClient.newHttpClient()) {
                assertThat(http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    /** As each service has one; a program that ends at once stands for it. */
    @Test
    void startsAProgramByAScriptOfItsName() throws Exception {
        String said = run(
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                unpacked.resolve("bin/verifier").toString(),
                temp.resolve("missing.json").toString());
        assertThat(said).contains("missing.json").endsWith("ended with 2");
    }

    @Test
    void saysThatJavaIsMissing() throws Exception {
        String said = run(
                Map.of("JAVA_HOME", temp.toString()),
                unpacked.resolve("bin/ballcourt").toString(),
                "up");
        assertThat(said).contains("no Java 25 was found", "未找到 Java 25").endsWith("ended with 1");
    }

    private static Path pack(String name) throws Exception {
        Path file = temp.resolve(name);
        String jars = jars();
        String said = run(
                Map.of(),
                Page.ROOT.resolve("deploy/dist/pack").toString(),
                file.toString(),
                "1.2.3",
                "ballcourt",
                "org.ballcourt.standalone.Ballcourt",
                jars,
                "verifier",
                "org.ballcourt.proof.cli.Verify",
                jars);
        assertThat(said).isEqualTo("ended with 0");
        return file;
    }

    /** Folders of classes become jars; the browser of other tests stays out, being larger than all the rest. */
    private static String jars() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String place : places()) {
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                Path jar = temp.resolve("classes-" + jars.size() + ".jar");
                int made = Files.exists(jar)
                        ? 0
                        : ToolProvider.findFirst("jar")
                                .orElseThrow()
                                .run(System.out, System.err, "-cf", jar.toString(), "-C", place, ".");
                assertThat(made).isZero();
                jars.add(jar.toString());
            } else if (Files.exists(path) && !path.getFileName().toString().startsWith("driver-bundle")) {
                jars.add(place);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static List<String> places() throws IOException {
        if (!ProductUnderTest.CLASS_PATH.endsWith("/*")) {
            return List.of(ProductUnderTest.CLASS_PATH.split(File.pathSeparator));
        }
        String[] built = ProductUnderTest.CLASS_PATH.split(File.pathSeparator);
        try (Stream<Path> libraries = Files.list(Path.of(built[1]).getParent())) {
            return Stream.concat(
                            Stream.of(built[0]), libraries.map(Path::toString).sorted())
                    .toList();
        }
    }

    /** What it said, and with what it ended. */
    private static String run(Map<String, String> environment, String... command) throws Exception {
        Path output = Files.createTempFile(temp, "run", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS))
                .as(List.of(command).getFirst())
                .isTrue();
        return Files.readString(output) + "ended with " + process.exitValue();
    }
}
