package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.contracts.records.RecordNames;
import org.junit.jupiter.api.Test;

/** Of every text that travels somebody has said whether it is personal, and whose words it holds lies sealed. */
class PersonalDataTest {
    private static final Path PAGE = Path.of("../../docs/personal-data.md");
    private static final Pattern LINE = Pattern.compile("\\| `([\\w.]+)` \\| ([A-Z]+) \\|");

    private final Map<String, String> declared = declared();

    /** A record of an event, with nothing but a text. */
    record Leaking(String words) {}

    @Test
    void knowsOfEveryTextWhatItIs() {
        assertThat(declared.keySet()).containsExactlyInAnyOrderElementsOf(texts(all()));
        assertThat(texts(all())).hasSizeGreaterThan(200);
        assertThat(declared.values())
                .isSubsetOf("TEXT", "SEALED", "PERSON", "ID", "CODE", "ORDER", "REFERENCE", "HASH", "SENTENCE");
    }

    @Test
    void keepsNobodysWordsInPlain() {
        Set<String> kept = texts(Stream.concat(
                EventNames.all().values().stream(),
                RecordNames.all().values().stream()
                        .filter(type -> type != CommandRecord.class && type != CommandReply.class)));
        kept.remove("PersonalText.plain");

        assertThat(kept)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(declared.get(field)).as(field).isNotIn("TEXT", "SENTENCE"));
    }

    @Test
    void findsATextWhereverItStands() {
        record Nested(Map<String, java.util.List<Leaking>> deep, PersonalText sealed) {}
        assertThat(texts(Stream.of(Nested.class)))
                .contains("Nested.deep", "PersonalDataTest.Leaking.words", "PersonalText.sealed");
    }

    private static Stream<Class<?>> all() {
        return Stream.concat(Stream.of(CaseCommand.class, CaseEvent.class), RecordNames.all().values().stream());
    }

    private static Set<String> texts(Stream<? extends Class<?>> types) {
        Set<String> found = new TreeSet<>();
        Set<Class<?>> seen = new HashSet<>();
        types.forEach(type -> walk(type, found, seen));
        return found;
    }

    private static void walk(Class<?> type, Set<String> found, Set<Class<?>> seen) {
        if (!type.getName().startsWith("org.ballcourt.") || !seen.add(type)) {
            return;
        }
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(one -> walk(one, found, seen));
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                note(nameOf(type) + "." + component.getName(), component.getGenericType(), found, seen);
            }
        }
    }

    private static void note(String field, Type type, Set<String> found, Set<Class<?>> seen) {
        if (type == String.class || type == Object.class) {
            found.add(field);
        } else if (type instanceof ParameterizedType several) {
            Stream.of(several.getActualTypeArguments()).forEach(one -> note(field, one, found, seen));
        } else if (type instanceof Class<?> one) {
            walk(one, found, seen);
        }
    }

    private static String nameOf(Class<?> type) {
        Class<?> around = type.getDeclaringClass();
        return around == null ? type.getSimpleName() : around.getSimpleName() + "." + type.getSimpleName();
    }

    private static Map<String, String> declared() {
        try {
            return LINE.matcher(Files.readString(PAGE))
                    .results()
                    .collect(Collectors.toMap(
                            line -> line.group(1), line -> line.group(2), (one, other) -> one, TreeMap::new));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
