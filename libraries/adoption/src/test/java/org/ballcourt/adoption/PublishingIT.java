package org.ballcourt.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of our sources is published, and a project that knows nothing but coordinates uses what it finds. */
class PublishingIT {
    private static final List<String> ARTIFACTS =
            List.of("contracts", "messages", "wire", "proof", "consumer", "testkit", "starter", "embedded-broker");
    private static final Pattern PROGRAM = Pattern.compile("(?s)```java\\n(.*?public class (\\w+).*?)```");

    @TempDir
    static Path temp;

    private static Workshop workshop;
    private static Path repository;

    @BeforeAll
    static void publish() throws Exception {
        workshop = Workshop.copiedTo(temp.resolve("ballcourt"));
        repository = temp.resolve("repository");
        workshop.run("bash", "ballcourt", "publish", repository.toString());
    }

    @Test
    void bringsSourcesDocumentationAndLicenceOfEach() throws IOException {
        for (String artifact : ARTIFACTS) {
            List<String> files = files(artifact);
            for (String ending : List.of("-sources.jar", "-javadoc.jar", ".pom")) {
                assertThat(files).as(artifact).anyMatch(file -> file.endsWith(ending));
            }
            assertThat(files).as(artifact).noneMatch(file -> file.endsWith("-tests.jar"));
        }
        String parent = Files.readString(only("ballcourt", ".pom"));
        assertThat(parent).contains("<licenses>", "<scm ", "<developers>");
    }

    @Test
    void publishesNothingThatOnlyHelpsToBuildIt() throws IOException {
        try (Stream<Path> published = Files.list(repository.resolve("org/ballcourt"))) {
            List<String> expected = new ArrayList<>(ARTIFACTS);
            expected.addAll(List.of("ballcourt", "bom"));
            assertThat(published.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Whoever builds them gets the same bytes: no file in them tells when or where that was. */
    @Test
    void datesEveryFileByTheVersionAndNotByTheBuild() throws IOException {
        for (String artifact : ARTIFACTS) {
            for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                try (JarFile jar = new JarFile(only(artifact, ending).toFile())) {
                    assertThat(jar.stream()
                                    .map(entry -> entry.getLastModifiedTime().toInstant())
                                    .distinct())
                            .as(artifact + ending)
                            .hasSize(1)
                            .allMatch(Instant.parse("2026-11-24T00:00:00Z")::isAfter);
                }
            }
        }
    }

    /** With the coordinates alone; third parties' come from where they are on this machine. */
    @Test
    void compilesThePrograms() throws Exception {
        Path project = temp.resolve("stranger");
        Path sources = Files.createDirectories(project.resolve("src/main/java"));
        List<String> programs = new ArrayList<>();
        for (String page : List.of("README.md", "README.zh-CN.md", "docs/integrators.md")) {
            PROGRAM.matcher(Files.readString(Workshop.ROOT.resolve(page)))
                    .results()
                    .forEach(found -> {
                        programs.add(page + " " + found.group(2));
                        Path file = sources.resolve(found.group(2) + ".java");
                        assertThat(programOf(file)).as(page).isIn("", found.group(1));
                        write(file, found.group(1));
                    });
        }
        assertThat(programs)
                .contains(
                        "README.md RulingResults",
                        "README.zh-CN.md RulingResults",
                        "docs/integrators.md RefundStatistics");
        write(project.resolve("pom.xml"), pom());

        workshop.maven(project, "-Dmaven.repo.local=" + workshop.libraryWithoutUs(temp), "compile");

        assertThat(project.resolve("target/classes/RulingResults.class")).exists();
    }

    private static String pom() throws IOException {
        return Files.readString(Path.of("src/test/resources/stranger.xml"))
                .replace("REPOSITORY", repository.toUri() + "");
    }

    /** Two languages of one page show one program. */
    private static String programOf(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static List<String> files(String artifact) throws IOException {
        try (Stream<Path> files = Files.walk(repository.resolve("org/ballcourt").resolve(artifact))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Path only(String artifact, String ending) throws IOException {
        Pattern name = Pattern.compile(artifact + "-[\\d.-]+" + Pattern.quote(ending));
        try (Stream<Path> files = Files.walk(repository.resolve("org/ballcourt").resolve(artifact))) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
