package org.ballcourt.cases.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.policy.PolicyDiff.Change;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Word;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import tools.jackson.databind.JsonNode;

/** What people call the parts of a policy, and for whom more of one is better. */
final class ChangeWords {
    static final List<Role> SIDES = List.of(Role.BUYER, Role.SELLER);

    private static final Messages KNOWN = Messages.in(Language.DEFAULT);
    private static final JsonNode BETTER_WITH_MORE = readBetterWithMore();

    private ChangeWords() {}

    static boolean isKnown(String term) {
        return KNOWN.has("policy.term." + term + ".act");
    }

    static Message ofTerm(String key, String term) {
        return Message.of(key)
                .with("holder", Message.of("policy.term." + term + ".holder"))
                .with("act", Message.of("policy.term." + term + ".act"));
    }

    /** As people call it, else as the file does; nothing where one of both files has none. */
    static Object name(String area, String name) {
        if (name == null) {
            return Message.of("policy.change.nothing");
        }
        return KNOWN.has(area + name) ? Message.of(area + name) : name;
    }

    static Word reason(String name) {
        return new Word("Reason", name);
    }

    static List<Role> betterWithMore(String field) {
        return BETTER_WITH_MORE
                .path(field)
                .valueStream()
                .map(side -> Role.valueOf(side.asString()))
                .toList();
    }

    private static JsonNode readBetterWithMore() {
        try (InputStream in = ChangeWords.class.getResourceAsStream("better.yaml")) {
            return new YamlFile("better.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8)).json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Less for one side is more for the other; less for both is better for nobody. */
    static List<Role> opponents(List<Role> sides) {
        return SIDES.stream().filter(side -> !sides.contains(side)).toList();
    }

    /** Above zero where there is more now, below where there is less. */
    static int growth(Change change) {
        return number(change.to()).compareTo(number(change.from()));
    }

    private static BigDecimal number(String text) {
        Duration time = PolicyTime.parse(text);
        if (time != null) {
            return BigDecimal.valueOf(time.toSeconds());
        }
        return text != null && text.matches("[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
