package org.ballcourt.cases.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.contracts.RejectionCode;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {
    private static final Set<String> OF_THE_DOOR = Set.of(
            "MALFORMED",
            "UNAUTHENTICATED",
            "FORBIDDEN",
            "NOT_FOUND",
            "UNKNOWN_COMMAND",
            "METHOD_NOT_ALLOWED",
            "NOT_ACCEPTABLE",
            "UNSUPPORTED_MEDIA_TYPE",
            "BODY_TOO_LARGE",
            "WHAT_IF_RUNNING",
            "UNAVAILABLE",
            "FAILED");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Test
    void hasWordsForEveryCodeAndForNoOther() {
        Set<String> all = new TreeSet<>(OF_THE_DOOR);
        Arrays.stream(RejectionCode.values()).map(Enum::name).forEach(all::add);
        assertThat(new TreeSet<>(ProblemTexts.codes())).isEqualTo(all);
    }

    @Test
    void saysEverythingInBothLanguages() {
        for (String code : ProblemTexts.codes()) {
            ProblemTexts.Text text = ProblemTexts.of(code);
            for (Words words : new Words[] {text.title(), text.rule(), text.next()}) {
                assertThat(words.en()).as(code).isNotBlank().doesNotContainPattern(CHINESE);
                assertThat(words.zh())
                        .as(code)
                        .containsPattern(CHINESE)
                        .doesNotContain(",")
                        .doesNotContain(";");
            }
        }
    }

    @Test
    void namesAStableAddressForEachCode() {
        assertThat(ProblemTexts.typeOf("DUTY_NOT_OPEN")).isEqualTo("https://ballcourt.org/problems/duty-not-open");
    }

    @Test
    void standsInTheDocumentsAsItIs() throws IOException {
        Path document = Path.of("../../docs/problems.md");
        assertThat(document)
                .as("write this file anew with ProblemPage")
                .content()
                .isEqualTo(ProblemPage.markdown());
    }
}
