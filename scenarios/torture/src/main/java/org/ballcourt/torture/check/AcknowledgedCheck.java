package org.ballcourt.torture.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.torture.check.CaseHistory.LogCommit;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/** What callers were promised and shown, against the log. */
final class AcknowledgedCheck {
    private final Checked checked;
    private final Flaws findings;
    private final Map<String, JsonNode> accepted = new HashMap<>();
    private final Map<String, LogCommit> stored = new HashMap<>();
    private final Map<String, JsonNode> replies = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    AcknowledgedCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
        checked.histories()
                .forEach(log ->
                        log.commits().forEach(commit -> stored.put(id(commit.actor(), commit.commandId()), commit)));
    }

    void check() {
        checked.dump().journal(this::read);
        checked.dump().journal(this::refused);
        checked.dump().topic("ballcourt.case.replies.v1", this::reply);
    }

    private void read(JsonNode line) {
        switch (line.path("is").asString()) {
            case "accepted" -> accepted(line);
            case "seen" -> seen(line);
            case "seen-events" -> seenEvents(line);
            case "unanswered" ->
                findings.add(
                        Kind.UNANSWERED,
                        line.path("about").asString("?"),
                        "command " + id(line) + ": " + line.path("last").asString());
            default -> {
                // What became of uploads and notices is checked with them; refusals follow when all promises are known.
            }
        }
    }

    private void accepted(JsonNode line) {
        JsonNode first = first(accepted, id(line), line);
        if (first != null && !answer(first).equals(answer(line))) {
            findings.add(
                    Kind.FORKED,
                    line.path("caseId").asString(),
                    line.at("/receipt/lastSeq").asLong(),
                    "command " + id(line) + " was answered in two ways: " + answer(first) + " and " + answer(line));
        }
        CaseHistory log = checked.logs().get(line.path("caseId").asString());
        if (log == null) {
            findings.add(Kind.LOST, line.path("caseId").asString(), "command " + id(line) + " was acknowledged");
        } else {
            promised(line, log);
        }
    }

    /**
     * What was promised before. A command that changed nothing is not remembered: it promises nothing, and may change something when it
     * comes again.
     */
    private static JsonNode first(Map<String, JsonNode> answers, String id, JsonNode answer) {
        JsonNode before = answers.get(id);
        if (before == null || !before.path("receipt").isObject()) {
            answers.put(id, answer);
            return null;
        }
        return before;
    }

    private static String answer(JsonNode line) {
        return line.path("caseId").asString() + " version "
                + line.path("version").asLong() + " head "
                + line.at("/receipt/head").asString("none");
    }

    private void promised(JsonNode line, CaseHistory log) {
        if (line.path("version").asLong() > log.version()) {
            findings.add(
                    Kind.LOST,
                    log.caseId(),
                    "version " + line.path("version").asLong() + " was acknowledged to " + id(line) + ", the log has "
                            + log.version());
        }
        line.path("events").forEach(mentioned -> mentioned(log, mentioned, "acknowledged to " + id(line)));
        JsonNode receipt = line.path("receipt");
        if (!receipt.isObject()) {
            return;
        }
        long seq = receipt.path("lastSeq").asLong();
        log.event(seq)
                .filter(event -> !event.hash().equals(receipt.path("head").asString()))
                .ifPresent(event -> findings.add(
                        Kind.FORKED, log.caseId(), seq, "has another hash than the receipt of " + id(line)));
        boolean there = log.commits().stream()
                .anyMatch(commit -> commit.n() == receipt.path("version").asLong()
                        && commit.isOf(
                                line.path("actor").asString(),
                                line.path("commandId").asString()));
        if (!there) {
            findings.add(
                    Kind.LOST, log.caseId(), seq, "command " + id(line) + " was acknowledged and is not in the log");
        }
    }

    private void mentioned(CaseHistory log, JsonNode mentioned, String how) {
        long seq = mentioned.path("seq").asLong();
        LogEvent event = log.event(seq).orElse(null);
        String type = mentioned.path("type").asString();
        if (event == null) {
            findings.add(Kind.LOST, log.caseId(), seq, type + " was " + how);
        } else if (!event.shortType().equals(type)
                || !CaseHistory.date(mentioned.path("at")).equals(event.at())) {
            findings.add(
                    Kind.FORKED, log.caseId(), seq, "is a " + event.shortType() + ", and a " + type + " was " + how);
        }
    }

    private void seen(JsonNode line) {
        String caseId = line.path("caseId").asString();
        CaseHistory log = checked.logs().get(caseId);
        String reader = line.path("reader").asString();
        if (line.path("version").isNull()) {
            findings.add(Kind.LOST, caseId, "was acknowledged, and " + reader + " was told that it does not exist");
        } else if (log == null || line.path("version").asLong() > log.version()) {
            findings.add(
                    Kind.LOST,
                    caseId,
                    reader + " saw version " + line.path("version").asLong() + ", the log has "
                            + (log == null ? "nothing" : String.valueOf(log.version())));
        }
    }

    private void seenEvents(JsonNode line) {
        CaseHistory log = checked.logs().get(line.path("caseId").asString());
        if (log != null) {
            String how = "seen by " + line.path("reader").asString();
            line.path("events").forEach(mentioned -> mentioned(log, mentioned, how));
        }
    }

    /** Over HTTP a refused command was sent no more; over Kafka a second copy of it may come when it is right. */
    private void refused(JsonNode line) {
        boolean forGood = line.path("is").asString().equals("refused")
                && line.path("via").asString().equals("HTTP");
        if (!forGood || !refused.add(id(line))) {
            return;
        }
        LogCommit commit = stored.get(id(line));
        if (accepted.containsKey(id(line))) {
            findings.add(
                    Kind.FORKED, line.path("about").asString("?"), "command " + id(line) + " was taken and refused");
        } else if (commit != null) {
            LogEvent event = commit.events().getFirst();
            findings.add(
                    Kind.PHANTOM, event.caseId(), event.seq(), "is of command " + id(line) + ", which was refused");
        }
    }

    /** All replies to one command say the same once it was taken. */
    private void reply(JsonNode record) {
        JsonNode reply = Dump.json(record.path("value").asString());
        if (!reply.path("status").asString().equals("ACCEPTED")
                || !reply.path("actor").isString()) {
            return;
        }
        // A lapse has one id in its case, not among all.
        String id = reply.path("caseId").asString() + " " + id(reply);
        JsonNode before = first(replies, id, reply);
        if (before != null && !answer(before).equals(answer(reply))) {
            findings.add(
                    Kind.FORKED,
                    reply.path("caseId").asString(),
                    reply.at("/receipt/lastSeq").asLong(),
                    "command " + id + " has two replies: " + answer(before) + " and " + answer(reply));
        }
    }

    private static String id(JsonNode line) {
        return id(line.path("actor").asString(), line.path("commandId").asString());
    }

    private static String id(String actor, String commandId) {
        return actor + " " + commandId;
    }
}
