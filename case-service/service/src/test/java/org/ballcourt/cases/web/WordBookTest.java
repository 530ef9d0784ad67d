package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Stage;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

class WordBookTest {
    @Test
    void hasAWordForEveryCodeOfEveryField() {
        for (Language language : Language.all()) {
            WordBook.CODES.forEach((field, types) ->
                    types.forEach(type -> assertThat(Arrays.stream(type.getEnumConstants()))
                            .as(language.code() + " " + field)
                            .allSatisfy(code -> assertThat(
                                            WordBook.in(language).get(field).get(code.name()))
                                    .isNotBlank())));
        }
    }

    @Test
    void namesEveryEnumOfTheContractInSomeField() {
        List<String> enums = new ClassFileImporter()
                .importPackages(Stage.class.getPackageName()).stream()
                        .filter(type -> type.isEnum() && type.getPackageName().equals(Stage.class.getPackageName()))
                        .filter(type -> type.getEnclosingClass().isEmpty())
                        .map(type -> type.getSimpleName())
                        .toList();
        assertThat(WordBook.CODES.values().stream()
                        .flatMap(List::stream)
                        .map(Class::getSimpleName)
                        .toList())
                .doesNotHaveDuplicates()
                .containsAll(enums);
    }

    @Test
    void hasAWordForEveryCommandAndEvent() {
        Map<String, Map<String, String>> words = WordBook.in(Language.of("zh"));
        assertThat(words.get("command").keySet())
                .isEqualTo(CommandNames.ALL.stream().map(CommandNames::nameOf).collect(Collectors.toSet()));
        assertThat(words.get("event").keySet())
                .isEqualTo(EventNames.all().values().stream()
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
        assertThat(words.get("command").get("RejectClaim"))
                .isNotEqualTo(WordBook.in(Language.of("en")).get("command").get("RejectClaim"));
    }

    /** One field may hold codes of several enums; the same code is then called the same in each. */
    @Test
    void callsTheSameCodeOfOneFieldTheSame() {
        WordBook.CODES.forEach((field, types) -> {
            Map<String, String> called = new HashMap<>();
            for (Class<? extends Enum<?>> type : types) {
                for (Enum<?> code : type.getEnumConstants()) {
                    String word = Messages.in(Language.of("en")).text(WordBook.messageOf(code));
                    assertThat(called.put(code.name(), word))
                            .as(field + " " + code)
                            .isIn(null, word);
                }
            }
        });
    }

    @Test
    void speaksTheReadersLanguage() {
        WordsController door = new WordsController();
        assertThat(door.words(Language.of("en")).getBody().words().get("reason"))
                .containsEntry("NOT_AS_DESCRIBED", "not as described");
        assertThat(door.words(Language.of("zh")).getBody().language()).isEqualTo("zh");
        assertThat(door.words(Language.of("en")).getHeaders().getVary()).containsExactly("Accept-Language");
    }
}
