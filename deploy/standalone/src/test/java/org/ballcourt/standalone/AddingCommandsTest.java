package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.junit.jupiter.api.Test;

/** The document names every place that a new command needs, and no other. */
class AddingCommandsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern ASIDE = Pattern.compile("/\\*[\\s\\S]*?\\*/|//[^\\n]*|import [^\\n]*");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]*) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** Rules and endpoints speak of a few commands; a file that names half of them lists them. */
    private static final int LISTS = CommandNames.ALL.size() / 2;

    @Test
    void needsTheDocumentedPlacesAlone() throws IOException {
        Set<String> listing;
        try (Stream<Path> files = Files.walk(ROOT)) {
            listing = files.filter(AddingCommandsTest::isMainSource)
                    .filter(file -> commandsIn(file) >= LISTS)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> documented = documented();
        documented.remove("SideMatterPermissions");
        assertThat(documented).isEqualTo(listing);
    }

    @Test
    void givesEveryCommandAName() {
        assertThat(CommandNames.ALL).containsExactlyInAnyOrderElementsOf(leaves(CaseCommand.class));
    }

    private static List<Class<? extends CaseCommand>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(below -> leaves(below).stream())
                        .distinct()
                        .toList()
                : List.of(type.asSubclass(CaseCommand.class));
    }

    private static Set<String> documented() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/architecture.md"));
        String section = document.split("## How to add a command")[1].split("\\n## ")[0];
        Set<String> names = new TreeSet<>();
        FIRST_CELL
                .matcher(section)
                .results()
                .forEach(cell -> NAME.matcher(cell.group(1)).results().forEach(name -> names.add(name.group(1))));
        return names;
    }

    private static boolean isMainSource(Path file) {
        return file.toString().endsWith(".java")
                && file.toString().contains("/src/main/java/")
                && !file.toString().contains("/target/");
    }

    private static long commandsIn(Path file) {
        try {
            String source = ASIDE.matcher(Files.readString(file)).replaceAll("");
            Set<String> words =
                    WORD.matcher(source).results().map(word -> word.group()).collect(Collectors.toSet());
            return CommandNames.ALL.stream()
                    .filter(command -> words.contains(command.getSimpleName()))
                    .count();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
