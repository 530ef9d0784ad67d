package org.ballcourt.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documents, as a reader uses it: links to follow, commands and code to copy. */
record Page(Path file, List<String> prose, List<Block> blocks) {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)\\s*");
    private static final Pattern COMMAND = Pattern.compile("\\./ballcourt( [^`#\\n]*)?");

    /** A fenced block and its language, which may be empty. */
    record Block(String language, List<String> lines) {}

    /** Every page that people read; none of what a build made. */
    static List<Page> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git|\\.m2)/.*"))
                    .map(Page::read)
                    .toList();
        }
    }

    static Page read(Path file) {
        List<String> prose = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        Block open = null;
        try {
            for (String line : Files.readAllLines(file)) {
                boolean fence = line.strip().startsWith("```");
                if (fence && open == null) {
                    open = new Block(line.strip().substring(3), new ArrayList<>());
                    blocks.add(open);
                } else if (fence) {
                    open = null;
                } else if (open != null) {
                    open.lines().add(line);
                } else {
                    prose.add(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Page(file, prose, blocks);
    }

    /** Those that lead to another file or to a place in this one. */
    List<String> links() {
        return prose.stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** The names of its headings in a link. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (String line : prose) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String name = heading.group(1)
                        .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                String unique = name;
                for (int again = 1; !anchors.add(unique); again++) {
                    unique = name + "-" + again;
                }
            }
        }
        return anchors;
    }

    /** What stands in blocks, ready to be copied: the words after {@code ./ballcourt}. */
    List<List<String>> blockCommands() {
        return commands(blocks.stream().flatMap(block -> block.lines().stream()));
    }

    /** Those of the sentences, too. */
    List<List<String>> commands() {
        return commands(Stream.concat(prose.stream(), blocks.stream().flatMap(block -> block.lines().stream())));
    }

    private static List<List<String>> commands(Stream<String> lines) {
        return lines.flatMap(line -> COMMAND.matcher(line).results())
                .filter(command -> command.group(1) != null && !command.group(1).isBlank())
                .map(command -> List.of(command.group(1).strip().split("\\s+")))
                .toList();
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
