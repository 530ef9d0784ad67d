package org.ballcourt.torture.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/** No notice twice, none of what never happened, none lost that somebody has read; reminders at their time. */
final class NoticeCheck {
    private final Checked checked;
    private final Flaws findings;
    private final Set<String> told = new HashSet<>();
    private final Set<String> shown = new HashSet<>();
    private final Map<String, JsonNode> duties = new HashMap<>();

    NoticeCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
    }

    void check() {
        checked.dump().store("ballcourt_notices.deliveries", this::delivery);
        checked.dump().journal(line -> {
            if (line.path("is").asString().equals("notice")) {
                read(line);
            }
        });
        checked.histories()
                .forEach(log -> log.events()
                        .forEach(event -> event.opened()
                                .forEach(duty -> duties.put(
                                        log.caseId() + " " + duty.path("dutyId").asString(), duty))));
        checked.dump()
                .topic(
                        "ballcourt.escalation.events.v1",
                        record -> reminder(Dump.json(record.path("value").asString())));
    }

    private void delivery(JsonNode line) {
        String caseId = line.path("caseId").asString();
        long seq = line.path("seq").asLong();
        String id = notice(line) + " " + line.path("cause").asString() + " "
                + line.path("channel").asString();
        if (!told.add(id)) {
            findings.add(Kind.DOUBLED, caseId, seq, "was told twice: " + id);
        }
        shown.add(notice(line));
        CaseHistory log = checked.logs().get(caseId);
        if (log == null || seq > log.lastSeq()) {
            findings.add(Kind.PHANTOM, caseId, seq, "was told and is not in the log: " + id);
        }
    }

    private static String notice(JsonNode line) {
        return line.path("caseId").asString() + " event " + line.path("seq").asLong() + " "
                + line.path("recipient").asString() + " "
                + line.path("template").asString();
    }

    private void read(JsonNode line) {
        if (!shown.contains(notice(line))) {
            findings.add(
                    Kind.LOST,
                    line.path("caseId").asString(),
                    line.path("seq").asLong(),
                    "its notice was read and is gone: " + notice(line));
        }
    }

    private void reminder(JsonNode news) {
        String caseId = news.path("caseId").asString();
        String dutyId = news.path("dutyId").asString();
        JsonNode duty = duties.get(caseId + " " + dutyId);
        if (duty == null) {
            findings.add(Kind.PHANTOM, caseId, "somebody was reminded of duty " + dutyId + ", which never was");
        } else if (news.hasNonNull("share") && tooEarly(news, duty)) {
            findings.add(
                    Kind.EARLY,
                    caseId,
                    "somebody was reminded at " + news.path("at").asString() + " of duty " + dutyId);
        }
    }

    private static boolean tooEarly(JsonNode news, JsonNode duty) {
        Instant first = duty.path("remindAt")
                .valueStream()
                .map(CaseHistory::date)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return CaseHistory.date(news.path("at")).isBefore(first);
    }
}
