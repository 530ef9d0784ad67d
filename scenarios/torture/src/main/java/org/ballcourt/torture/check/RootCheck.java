package org.ballcourt.torture.check;

import java.util.HashMap;
import java.util.Map;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/** The signed roots follow each other without gaps, and say in the topic what they say in the store. */
final class RootCheck {
    private static final String WHERE = "root ";
    private static final String GENESIS = "0".repeat(64);

    private final Checked checked;
    private final Flaws findings;
    private final Map<Long, String> stored = new HashMap<>();
    private final Map<Long, String> told = new HashMap<>();
    private String previous = GENESIS;
    private long n;

    RootCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
    }

    void check() {
        checked.dump().topic("ballcourt.proof.roots.v1", record -> {
            JsonNode root = Dump.json(record.path("value").asString());
            String before = told.put(root.path("n").asLong(), root.path("hash").asString());
            if (before != null && !before.equals(root.path("hash").asString())) {
                findings.add(Kind.FORKED, WHERE + root.path("n").asLong(), "was told with two hashes");
            }
        });
        checked.dump().store("ballcourt_cases.roots", this::root);
        told.forEach((number, hash) -> {
            String ours = stored.get(number);
            if (ours == null) {
                findings.add(Kind.PHANTOM, WHERE + number, "was told and is not in the store");
            } else if (!ours.equals(hash)) {
                findings.add(
                        Kind.FORKED,
                        WHERE + number,
                        "has hash " + hash + " in the topic and " + ours + " in the store");
            }
        });
    }

    private void root(JsonNode root) {
        long number = root.path("_id").asLong();
        String hash = root.path("hash").asString();
        if (number != ++n) {
            findings.add(Kind.LOST, WHERE + n, "is missing before root " + number);
            n = number;
        }
        if (!root.path("previous").asString().equals(previous)) {
            findings.add(Kind.FORKED, WHERE + number, "does not follow the one before it");
        }
        String computed = Sha.of(
                "ballcourt root v1",
                Long.toString(number),
                CaseHistory.date(root.path("at")).toString(),
                root.path("cases").asString(),
                root.path("root").asString(),
                root.path("previous").asString(),
                root.path("keyId").asString());
        if (!computed.equals(hash)) {
            findings.add(Kind.FORGED, WHERE + number, "does not have the hash of what it says");
        }
        if (root.path("published").asBoolean() && !told.containsKey(number)) {
            findings.add(Kind.LOST, WHERE + number, "was never told");
        }
        stored.put(number, hash);
        previous = hash;
    }
}
