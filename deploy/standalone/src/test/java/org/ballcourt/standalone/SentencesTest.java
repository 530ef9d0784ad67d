package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.MessageFilesCheck;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

/** The sentences of all modules against the code that says them; here alone every message file is on the class path. */
class SentencesTest {
    private static final Pattern SAID = Pattern.compile("Message\\.of\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[a-z][a-z0-9-]*\\.)+[A-Za-z0-9._-]*)\"");

    private static final Set<String> KEYS = Messages.in(Language.DEFAULT).keys();
    private static final List<String> SOURCES = sources();

    @Test
    void areTheSameInEveryLanguage() {
        assertThat(MessageFilesCheck.faults()).isEmpty();
    }

    @Test
    void areThereForEveryKeyThatTheCodeNames() {
        Set<String> lacking = new TreeSet<>();
        for (String source : SOURCES) {
            for (Matcher said = SAID.matcher(source); said.find(); ) {
                keysIn(argument(source, said.end())).stream()
                        .filter(key -> !isThere(key))
                        .forEach(lacking::add);
            }
        }
        assertThat(lacking).as("keys without a sentence").isEmpty();
    }

    @Test
    void areAllSaidSomewhere() {
        Set<String> named = new TreeSet<>();
        SOURCES.forEach(source -> named.addAll(keysIn(source)));
        Set<String> unsaid = new TreeSet<>(KEYS);
        unsaid.removeIf(key -> named.contains(key)
                || named.contains(key.replaceFirst("\\.next$", ""))
                || named.stream().anyMatch(prefix -> isPrefix(prefix) && key.startsWith(prefix)));
        assertThat(unsaid).as("sentences that no code names").isEmpty();
    }

    @Test
    void nameNoCodeAndNoMomentWhereTheyRefuse() {
        Pattern code = Pattern.compile("\\b(" + String.join("|", codes()) + ")\\b|[A-Z]{2,}_[A-Z_]+");
        Pattern moment = Pattern.compile("\\dT\\d\\d:[\\d:.]*Z");
        Pattern refusal = Pattern.compile("(rule|problem|command|trace|request|http|evidence|inbox|record)\\..*");
        Set<String> formats = Set.of("http.instant", "http.time", "request.time");
        Set<String> raw = new TreeSet<>();
        for (Language language : Language.all()) {
            MessageFilesCheck.words(language).forEach((key, words) -> {
                boolean refuses = refusal.matcher(key).matches();
                if (refuses
                        && (code.matcher(words).find() || moment.matcher(words).find() && !formats.contains(key))) {
                    raw.add(language.code() + " " + key + "=" + words);
                }
            });
        }
        assertThat(raw).isEmpty();
    }

    /** The clauses of published rules say 卖家, and what is published stays; other words are for suggestions to recognise. */
    @Test
    void callTheSellerByOneWordInChinese() {
        Set<String> others = new TreeSet<>();
        MessageFilesCheck.words(Language.of("zh")).forEach((key, words) -> {
            if (words.contains("商家") && !key.startsWith("suggestion.")) {
                others.add(key);
            }
        });
        texts("zh.json", ".zh.txt", "-marketplace-", "README.zh-CN.md").forEach((file, text) -> {
            if (text.contains("商家")) {
                others.add(file);
            }
        });
        assertThat(others).isEmpty();
    }

    /** What the vocabulary has words for is not said by its name. */
    private static Set<String> codes() {
        Pattern word = Pattern.compile("word\\.\\w+\\.([A-Z][A-Z_]+)");
        return KEYS.stream()
                .map(word::matcher)
                .filter(Matcher::matches)
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A key, or the beginning of a family of keys whose end the code appends: the name of a constant, mostly. */
    private static boolean isThere(String key) {
        return isPrefix(key) ? KEYS.stream().anyMatch(known -> known.startsWith(key)) : KEYS.contains(key);
    }

    private static boolean isPrefix(String key) {
        return key.endsWith(".") || key.endsWith("-");
    }

    private static Set<String> keysIn(String source) {
        Set<String> keys = new TreeSet<>();
        LITERAL.matcher(source).results().forEach(literal -> keys.add(literal.group(1)));
        return keys;
    }

    /** What stands between the parentheses that open there. */
    private static String argument(String source, int from) {
        int depth = 1;
        int end = from;
        while (depth > 0) {
            char c = source.charAt(end++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return source.substring(from, end);
    }

    private static List<String> sources() {
        return files(file -> file.endsWith(".java") && file.contains("/src/main/java/"))
                .map(SentencesTest::read)
                .toList();
    }

    /** By their places, those whose names have one of these parts. */
    private static Map<String, String> texts(String... parts) {
        return files(file -> (file.contains("/src/main/resources/") || !file.contains("/src/"))
                        && !file.contains("/target/")
                        && Stream.of(parts).anyMatch(Path.of(file).getFileName().toString()::contains))
                .collect(Collectors.toMap(Path::toString, SentencesTest::read));
    }

    private static Stream<Path> files(Predicate<String> wanted) {
        try (Stream<Path> files = Files.walk(Path.of("../.."))) {
            return files.filter(Files::isRegularFile).filter(file -> wanted.test(file.toString())).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
