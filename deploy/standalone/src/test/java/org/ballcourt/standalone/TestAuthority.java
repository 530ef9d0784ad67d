package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An authority of a test, made by the JDK's keytool, and the certificate that it gave to the broker on this machine. */
final class TestAuthority {
    private static final String PASSWORD = "secret-of-the-store";
    private static final List<String> FRESH =
            List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2");

    private final Path folder;

    private TestAuthority(Path folder) {
        this.folder = folder;
    }

    static TestAuthority in(Path folder) throws IOException, InterruptedException {
        TestAuthority authority = new TestAuthority(folder);
        authority.fresh("ca", "-dname", "CN=authority", "-ext", "bc:c");
        authority.keytool("-exportcert", "-rfc", "-alias", "ca", "-file", authority.certificate());
        authority.fresh("broker", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1", "-signer", "ca");
        return authority;
    }

    private void fresh(String alias, String... more) throws IOException, InterruptedException {
        keytool(Stream.of(FRESH.stream(), Stream.of("-alias", alias), Stream.of(more))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = Stream.of(
                        Stream.of(keytool.toString()),
                        Stream.of(arguments),
                        Stream.of("-keystore", keystore(), "-storepass", PASSWORD))
                .flatMap(each -> each)
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private String keystore() {
        return folder.resolve("keystore.p12").toString();
    }

    private String certificate() {
        return folder.resolve("ca.crt").toString();
    }

    /** Tells the broker what to show, and whom to believe where it calls itself. */
    Map<String, String> ofTheBroker() {
        Map<String, String> settings = new HashMap<>(ofWhoTrustsIt());
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", keystore());
        settings.put("ssl.keystore.password", PASSWORD);
        return settings;
    }

    /** Tells a client whom to believe, in the way the files for Kubernetes do. */
    Map<String, String> ofWhoTrustsIt() {
        return Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", certificate());
    }
}
