package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the documents offer to be copied do what they say, through the launcher, on a product that it started. */
class DocumentedCommandsIT {
    /** Too long for a test, tests themselves, or what another test runs into a folder of its own. */
    private static final Set<String> NOT_RUN =
            Set.of("test", "scenarios", "torture", "simulate", "build", "publish", "dist");

    @TempDir
    Path temp;

    @Test
    void doWhatTheySay() throws Exception {
        Set<List<String>> documented = new LinkedHashSet<>();
        for (Page page : Page.all()) {
            documented.addAll(page.blockCommands());
        }
        assertThat(documented)
                .extracting(List::getFirst)
                .contains("up", "export", "verify", "policy")
                .doesNotContain("help");
        try (ProductUnderTest product =
                ProductUnderTest.start(temp, launcher(), "--port", "0", "--kafka-port", "0", "--store-port", "0")) {
            Map<String, String> known = known(product.base());
            for (List<String> command : documented) {
                if (!NOT_RUN.contains(command.getFirst()) && !command.equals(List.of("up"))) {
                    run(command, known, product.base());
                }
            }
        }
    }

    /** What stands in place of the documents' examples. */
    private Map<String, String> known(String base) throws Exception {
        People client = new People(base);
        String caseId = client.get("BUYER/li-na", "/api/cases")
                .path("cases")
                .path(0)
                .path("caseId")
                .asString();
        Path draft = temp.resolve("my-draft.yaml");
        Path shipped = Page.ROOT.resolve("case-service/policy/src/main/resources/policies/cn-marketplace-2026-01.yaml");
        Files.writeString(
                draft,
                Files.readString(shipped)
                        .replace("version: cn-marketplace-2026-01", "version: cn-marketplace-2026-09")
                        .replace(
                                "effectiveFrom: 2026-01-01",
                                "effectiveFrom: " + LocalDate.now().plusDays(60)));
        String key = client.get("BUYER/li-na", "/api/proof/key").path("keyId").asString();
        String bundle = temp.resolve(caseId + ".bundle.json").toString();
        return Map.of(
                "CASE", caseId,
                "案号", caseId,
                "BC-0123456789ABCDEF", caseId,
                "BC-0123456789ABCDEF.bundle.json", bundle,
                "1f0e...", key,
                "my-draft.yaml", draft.toString(),
                "verify FILE", bundle,
                "policy FILE", shipped.toString());
    }

    private void run(List<String> command, Map<String, String> known, String base) throws Exception {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(known.getOrDefault(word, known.getOrDefault(command.getFirst() + " " + word, word)));
        }
        if (words.getFirst().equals("export") || words.contains("whatif")) {
            words.addAll(List.of("--product", base));
        }
        ProcessBuilder launcher = launcher();
        launcher.command(Stream.concat(launcher.command().stream(), words.stream())
                        .toList())
                .directory(temp.toFile())
                .redirectErrorStream(true);
        Process process = launcher.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s says %s", words, told).isZero();
        assertThat(told).doesNotContain("\tat ");
    }

    private static ProcessBuilder launcher() {
        ProcessBuilder launcher =
                new ProcessBuilder(Page.ROOT.resolve("ballcourt").toString());
        launcher.environment().put("BALLCOURT_CLASS_PATH", ProductUnderTest.CLASS_PATH);
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return launcher;
    }
}
