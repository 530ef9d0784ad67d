package org.ballcourt.standalone;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.servicekit.TokenMint;

/**
 * What a person needs to know once everything is up. Nothing stands at the right edge, so that every line can be copied.
 *
 * @param mint null outside test mode
 */
record Box(Options options, DataFolder folder, Foundation foundation, String base, TokenMint mint) {
    private static final String RULE = "─".repeat(78);

    String text(double seconds, int disputes) {
        StringBuilder text = new StringBuilder("┌" + RULE + "\n");
        line(text, words(Message.of("box.up").with("seconds", String.format(Locale.ROOT, "%.1f", seconds))));
        String tokens = options.testMode() ? "box.trial" : "box.trial-own-tokens";
        Language.all().forEach(language -> line(text, Messages.in(language).text(Message.of(tokens))));
        line(text, "");
        pair(text, "box.console", base + "/");
        pair(text, "box.api", base + "/swagger-ui/index.html");
        pair(text, "box.metrics", base + "/actuator/prometheus");
        pair(text, "box.kafka", foundation.bootstrap());
        pair(text, "box.store", foundation.uri());
        pair(text, "box.data", folder.root() + (folder.temporary() ? "  (" + words(Message.of("box.gone")) + ")" : ""));
        pair(text, "box.log", folder.log().toString());
        if (disputes > 0) {
            pair(text, "box.disputes", words(Message.of("box.demo").with("disputes", disputes)));
        }
        line(text, "");
        examples(text);
        line(text, "");
        line(text, words(Message.of("box.stop")));
        return text + "└" + RULE + "\n";
    }

    private void examples(StringBuilder text) {
        if (!options.testMode()) {
            line(text, words(Message.of("box.own-tokens")));
            return;
        }
        example(text, "box.queue", "'/api/cases?sort=dueAt'", bearer("wang", "AGENT"));
        example(text, "box.inbox", "/api/inbox", bearer("li-na", "BUYER"));
        example(text, "box.token", "/api/test/token", json("{\"role\": \"SELLER\", \"id\": \"beilin-lamps\"}"));
        example(text, "box.clock", "/api/test/clock", json("{\"advance\": \"PT48H\"}"));
    }

    private String bearer(String id, String role) {
        String token = mint.token(id, List.of(role), TestModeController.TOKEN_LIFE);
        return "-H 'Authorization: Bearer " + token + "'";
    }

    private static String json(String body) {
        return "-H 'Content-Type: application/json' -d '" + body + "'";
    }

    private void example(StringBuilder text, String key, String path, String rest) {
        line(text, words(Message.of(key)));
        String address = path.startsWith("'") ? "'" + base + path.substring(1) : base + path;
        text.append("curl -s ").append(address).append(' ').append(rest).append('\n');
    }

    private static void line(StringBuilder text, String words) {
        text.append(words.isEmpty() ? "│" : "│ ").append(words).append('\n');
    }

    /** The names of the first language are padded, so that those of the second stand in a column. */
    private static void pair(StringBuilder text, String key, String value) {
        Message name = Message.of(key);
        String others = Language.all().stream()
                .skip(1)
                .map(language -> Messages.in(language).text(name) + "   ")
                .collect(Collectors.joining());
        line(text, "%-8s   %s%s".formatted(Messages.in(Language.DEFAULT).text(name), others, value));
    }

    /** In every language, side by side. */
    static String words(Message message) {
        return Language.all().stream()
                .map(language -> Messages.in(language).text(message))
                .collect(Collectors.joining("   "));
    }
}
