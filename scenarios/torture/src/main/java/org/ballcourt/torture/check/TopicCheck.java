package org.ballcourt.torture.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/** The topic of events against the log: everything there, in order, and nothing else. Copies are allowed. */
final class TopicCheck {
    private static final String TYPE_PREFIX = "org.ballcourt.case.";

    private final Checked checked;
    private final Flaws findings;
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Set<String> met = new HashSet<>();

    TopicCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
    }

    void check() {
        checked.dump().topic("ballcourt.case.events.v1", this::read);
        for (CaseHistory log : checked.histories()) {
            log.events().stream()
                    .filter(event -> !met.contains(id(log.caseId(), event.seq())))
                    .forEach(event ->
                            findings.add(Kind.LOST, log.caseId(), event.seq(), "is not in the topic of events"));
        }
    }

    private void read(JsonNode record) {
        String caseId = record.path("key").asString();
        JsonNode headers = record.path("headers");
        long seq = Long.parseLong(headers.path("ce_seq").asString("0"));
        Integer partition = record.path("partition").asInt();
        if (!partition.equals(partitions.computeIfAbsent(caseId, _ -> partition))) {
            findings.add(Kind.INVERTED, caseId, seq, "is in partition " + partition + ", others of its case elsewhere");
        }
        if (met.add(id(caseId, seq))) {
            long before = newest.getOrDefault(caseId, 0L);
            if (seq != before + 1) {
                findings.add(Kind.INVERTED, caseId, seq, "came to the topic first after event " + before);
            }
            newest.put(caseId, Math.max(seq, before));
        }
        compare(caseId, seq, record);
    }

    private void compare(String caseId, long seq, JsonNode record) {
        CaseHistory log = checked.logs().get(caseId);
        LogEvent event = log == null ? null : log.event(seq).orElse(null);
        JsonNode headers = record.path("headers");
        if (event == null) {
            findings.add(Kind.PHANTOM, caseId, seq, "is in the topic of events and not in the log");
        } else if (!headers.path("ce_hash").asString().equals(event.hash())) {
            findings.add(
                    Kind.FORKED,
                    caseId,
                    seq,
                    "has hash " + headers.path("ce_hash").asString() + " in the topic and " + event.hash()
                            + " in the log");
        } else if (!record.path("value").asString().equals(event.payload())
                || !headers.path("ce_type").asString().equals(TYPE_PREFIX + event.type())
                || !headers.path("ce_actor").asString().equals(event.actor())
                || !headers.path("ce_commandid").asString().equals(event.commandId())
                || !headers.path("ce_time").asString().equals(event.at().toString())) {
            findings.add(Kind.FORGED, caseId, seq, "says something else in the topic than in the log");
        }
    }

    private static String id(String caseId, long seq) {
        return caseId + ":" + seq;
    }
}
