package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.MessageFilesCheck;
import org.ballcourt.messages.Messages;
import org.ballcourt.servicekit.Problem;
import org.junit.jupiter.api.Test;

/** The codes of all four services together, as the standalone product has them on its class path. */
class ProblemPageTest {
    private static final Pattern TITLE = Pattern.compile("problem\\.([A-Z0-9_]+)\\.title");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Test
    void hasWordsForEveryCodeAndForNoOther() {
        Set<String> titled = Messages.in(Language.DEFAULT).keys().stream()
                .map(TITLE::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(titled).isEqualTo(new TreeSet<>(ProblemPage.statuses().keySet()));
    }

    @Test
    void saysEverythingInBothLanguages() {
        for (String code : ProblemPage.statuses().keySet()) {
            for (String part : List.of("title", "rule", "next")) {
                Message message = Message.of("problem." + code + "." + part);
                assertThat(Messages.in(Language.of("en")).text(message))
                        .as(code)
                        .isNotBlank()
                        .doesNotContainPattern(CHINESE);
                assertThat(Messages.in(Language.of("zh")).text(message))
                        .as(code)
                        .containsPattern(CHINESE)
                        .doesNotContain(",")
                        .doesNotContain(";");
            }
        }
    }

    @Test
    void speaksWithMessagesThatEveryLanguageHas() {
        assertThat(MessageFilesCheck.faults()).isEmpty();
    }

    @Test
    void namesAStableAddressForEachCode() {
        assertThat(Problem.typeOf("DUTY_NOT_OPEN")).isEqualTo("https://ballcourt.org/problems/duty-not-open");
    }

    @Test
    void standsInTheDocumentsAsItIs() throws IOException {
        if ("write".equals(System.getProperty("ballcourt.problems"))) {
            Files.writeString(ProblemPage.FILE, ProblemPage.markdown());
        }
        assertThat(ProblemPage.FILE)
                .as("written anew with -Dballcourt.problems=write")
                .content()
                .isEqualTo(ProblemPage.markdown());
    }
}
