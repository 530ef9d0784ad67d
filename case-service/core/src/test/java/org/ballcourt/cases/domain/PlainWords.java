package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/** What a refusal says to people in every language: sentences, and nothing that only programs know. */
final class PlainWords {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,}_[A-Z_]+");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT|\\dZ\\b|PT\\d");
    private static final Pattern RECORD = Pattern.compile("[A-Za-z]\\w*\\[\\w+=|\\bnull\\b|org\\.ballcourt|[{}]");
    private static final Pattern NAME_OF_A_CODE = namesOfCodes();

    private PlainWords() {}

    static void saidBy(CaseRejection rejection) {
        Stream.concat(Stream.of(rejection.message()), rejection.fields().values().stream())
                .forEach(PlainWords::saidBy);
    }

    static void saidBy(Message message) {
        assertThat(message.arguments().values())
                .as("whose time is it? %s", message)
                .noneMatch(Instant.class::isInstance);
        assertThat(Language.all()).allSatisfy(language -> assertPlain(Messages.in(language), message));
    }

    private static void assertPlain(Messages messages, Message message) {
        assertPlain(messages.text(message));
        Message next = new Message(message.key() + ".next", message.arguments());
        if (messages.has(next.key())) {
            assertPlain(messages.text(next));
        }
    }

    static void assertPlain(String text) {
        assertThat(text)
                .isNotBlank()
                .doesNotContainPattern(CODE)
                .doesNotContainPattern(NAME_OF_A_CODE)
                .doesNotContainPattern(INSTANT)
                .doesNotContainPattern(RECORD);
    }

    /** Those of one word, too, which stand in no sentence by chance. */
    private static Pattern namesOfCodes() {
        String names = Messages.in(Language.DEFAULT).keys().stream()
                .filter(key -> key.startsWith("word."))
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .filter(name -> name.equals(name.toUpperCase(Locale.ROOT)))
                .distinct()
                .collect(Collectors.joining("|"));
        return Pattern.compile("\\b(" + names + ")\\b");
    }
}
