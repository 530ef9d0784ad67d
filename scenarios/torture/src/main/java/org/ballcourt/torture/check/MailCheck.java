package org.ballcourt.torture.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/**
 * What the mail servers have taken against the delivery log: nothing lost, nothing to another mailbox, and never more often than it was
 * tried. Mail is delivered at least once: a try whose outcome nobody knows is made again, and both letters have one Message-ID.
 */
final class MailCheck {
    private static final int LETTERS_OF_AN_ID = 32;
    /** Of these a reader would rather miss one than get two. */
    private static final Set<String> COURTESIES = Set.of(
            "statement-added",
            "evidence-submitted",
            "evidence-completed",
            "evidence-unavailable",
            "duty-ended",
            "contact-repeated",
            "reminder");

    private final Checked checked;
    private final Flaws findings;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, List<JsonNode>> letters = new HashMap<>();

    MailCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
    }

    void check() {
        checked.dump().journal(line -> {
            switch (line.path("is").asString()) {
                case "address" ->
                    addresses.put(
                            line.path("actor").asString(), line.path("email").asString());
                case "mailed" ->
                    letters.computeIfAbsent(line.path("messageId").asString(), _ -> new ArrayList<>())
                            .add(line);
                default -> {
                    // The rest of the journal is not about mail.
                }
            }
        });
        Map<String, List<JsonNode>> unknown = new HashMap<>();
        letters.forEach((id, sent) -> unknown.put(id.replaceAll("^<|@.*", ""), sent));
        checked.dump().store("ballcourt_notices.deliveries", line -> {
            if (line.path("channel").asString().equals("MAIL")) {
                List<JsonNode> sent = unknown.remove(messageId(line));
                delivery(line, sent == null ? List.of() : sent);
            }
        });
        unknown.values().stream()
                .flatMap(List::stream)
                .forEach(letter -> findings.add(
                        Kind.PHANTOM,
                        letter.path("caseId").asString("?"),
                        "a mail " + letter.path("messageId").asString() + " was sent that no delivery tells of"));
    }

    static String messageId(JsonNode line) {
        byte[] id = line.path("_id").asString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha.digest(id)).substring(0, LETTERS_OF_AN_ID);
    }

    private void delivery(JsonNode line, List<JsonNode> sent) {
        String address = addresses.get(line.path("recipient").asString());
        for (JsonNode letter : sent) {
            List<String> to =
                    letter.path("to").valueStream().map(JsonNode::asString).toList();
            if (!to.equals(List.of(String.valueOf(address)))
                    || !letter.path("caseId").equals(line.path("caseId"))) {
                found(
                        Kind.ASTRAY,
                        line,
                        "was mailed to " + to + " of case "
                                + letter.path("caseId").asString());
            }
        }
        if (sent.size() > line.path("attempts").asInt()) {
            found(
                    Kind.DOUBLED,
                    line,
                    "was tried " + line.path("attempts").asInt() + " times and mailed " + sent.size());
        }
        state(line, address != null, sent.isEmpty());
    }

    private void state(JsonNode line, boolean wanted, boolean unsent) {
        String state = line.path("state").asString();
        switch (state) {
            case "SENT", "FAILED" -> {
                if (unsent) {
                    found(Kind.LOST, line, "is " + state + " and was never mailed");
                }
            }
            case "UNKNOWN" -> {
                if (unsent && !COURTESIES.contains(line.path("template").asString())) {
                    found(Kind.LOST, line, "binds somebody, and was given up without having been mailed");
                }
            }
            case "PENDING", "SENDING" -> found(Kind.UNSETTLED, line, "is still " + state);
            case "NO_ADDRESS", "OFF" -> {
                if (wanted) {
                    found(Kind.LOST, line, "was not mailed, though an address had been given");
                }
            }
            default -> {
                // Old news is for the inbox alone.
            }
        }
    }

    private void found(Kind kind, JsonNode line, String what) {
        findings.add(
                kind,
                line.path("caseId").asString(),
                line.path("seq").asLong(),
                "its notice " + line.path("_id").asString() + " " + what);
    }
}
