package org.ballcourt.torture.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/** Every original that was acknowledged is there, byte for byte, known to the evidence service, the case core and the topic. */
final class UploadCheck {
    private final Checked checked;
    private final Flaws findings;
    private final Set<String> files = new HashSet<>();
    private final Map<String, String> records = new HashMap<>();
    private final Set<String> registered = new HashSet<>();
    private final Set<String> announced = new HashSet<>();
    private final Map<String, String> answered = new HashMap<>();

    UploadCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
    }

    void check() {
        checked.dump().files(this::file);
        checked.dump()
                .store(
                        "ballcourt_evidence.evidence",
                        record -> records.put(
                                record.path("_id").asString(),
                                record.path("sha256").asString()));
        checked.dump()
                .store(
                        "ballcourt_cases.evidence",
                        known -> registered.add(known.path("_id").asString()));
        checked.dump()
                .topic(
                        "ballcourt.evidence.events.v1",
                        record -> announced.add(record.path("key").asString()));
        records.forEach((id, sha256) -> {
            if (!files.contains(sha256)) {
                findings.add(Kind.LOST, id, "its bytes are gone");
            }
        });
        checked.dump().journal(line -> {
            if (line.path("is").asString().equals("stored")) {
                acknowledged(line);
            }
        });
    }

    private void file(JsonNode file) {
        String name = file.path("name").asString();
        files.add(name);
        if (!name.equals(file.path("sha256").asString())) {
            findings.add(
                    Kind.UNREADABLE,
                    name,
                    "now has the hash " + file.path("sha256").asString());
        }
    }

    private void acknowledged(JsonNode line) {
        String id = line.path("evidenceId").asString();
        String command =
                line.path("actor").asString() + " " + line.path("commandId").asString();
        String before = answered.putIfAbsent(command, id);
        if (before != null && !before.equals(id)) {
            findings.add(Kind.FORKED, id, "upload " + command + " was also answered with " + before);
        }
        String sha256 = records.get(id);
        if (sha256 == null) {
            findings.add(Kind.LOST, id, "was acknowledged to " + command + " and has no record");
        } else if (!sha256.equals(line.path("sha256").asString())) {
            findings.add(Kind.UNREADABLE, id, "is not what " + command + " uploaded");
        }
        if (!registered.contains(id) || !announced.contains(id)) {
            findings.add(Kind.LOST, id, "was acknowledged to " + command + " and the case core does not know it");
        }
    }
}
