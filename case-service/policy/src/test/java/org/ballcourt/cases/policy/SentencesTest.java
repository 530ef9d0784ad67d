package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.MessageFilesCheck;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Pattern KEY = Pattern.compile("Message\\.of\\(\\s*\"(policy\\.[a-z0-9.-]+)\"\\)");

    @Test
    void areTheSameInEveryLanguage() {
        assertThat(MessageFilesCheck.faults()).isEmpty();
    }

    /** Every key that the code names has a sentence, and every sentence is named. */
    @Test
    void areThoseThatTheCodeNames() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(source)).results().forEach(key -> named.add(key.group(1)));
            }
        }
        for (ToldChange.Subject subject : ToldChange.Subject.values()) {
            named.add("policy.subject." + subject);
        }
        assertThat(Messages.in(Language.DEFAULT).keys().stream().filter(key -> key.startsWith("policy.")))
                .containsExactlyInAnyOrderElementsOf(named);
    }
}
