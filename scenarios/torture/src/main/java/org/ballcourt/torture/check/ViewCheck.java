package org.ballcourt.torture.check;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/** What each consumer keeps of a case against a fold of the log from its first event. */
final class ViewCheck {
    private static final String CLOCKS = "ballcourt_clocks.cases";

    private final Checked checked;
    private final Flaws findings;
    private final boolean clocksStopped;

    ViewCheck(Checked checked, Flaws findings) {
        this.checked = checked;
        this.findings = findings;
        this.clocksStopped = checked.dump().about().path("clocksStopped").asBoolean();
    }

    void check() {
        view(CLOCKS, this::clocks);
        view("ballcourt_cases.queue", this::queue);
        view("ballcourt_cases.standing", this::standing);
        view("ballcourt_evidence.cases", this::files);
        view("ballcourt_notices.cases", this::notices);
        checked.dump().topic("ballcourt.case.snapshots.v1", this::snapshot);
        exhibits();
        checked.dump().topic("ballcourt.parked.v1", this::parkedRecord);
    }

    private void view(String name, BiConsumer<CaseHistory, JsonNode> content) {
        Map<String, JsonNode> documents = new HashMap<>();
        checked.dump().store(name, each -> documents.put(each.path("_id").asString(), each));
        for (CaseHistory log : checked.histories()) {
            JsonNode document = documents.remove(log.caseId());
            CaseHistory told = name.equals(CLOCKS) && clocksStopped ? upTo(log, document) : log;
            if (document == null) {
                findings.add(Kind.UNEQUAL, log.caseId(), name + " does not know it");
            } else if (document.hasNonNull("parked")) {
                findings.add(Kind.PARKED, log.caseId(), name + ": " + document.path("parked"));
            } else if (document.path("seq").asLong() != told.lastSeq()
                    || !document.path("hash").asString().equals(told.head())) {
                findings.add(
                        Kind.UNEQUAL,
                        log.caseId(),
                        document.path("seq").asLong(),
                        "is where " + name + " stands, with hash "
                                + document.path("hash").asString() + "; the log ends at " + log.lastSeq());
            } else {
                content.accept(told, document);
            }
        }
        documents.keySet().forEach(id -> findings.add(Kind.PHANTOM, id, name + " knows it and the log does not"));
    }

    /** Clocks that were stopped while others worked on have seen no more than this. */
    private static CaseHistory upTo(CaseHistory log, JsonNode document) {
        long seq = document == null ? 0 : document.path("seq").asLong();
        return log.event(seq)
                .map(last -> new CaseHistory(
                        log.caseId(),
                        log.version(),
                        seq,
                        last.hash(),
                        log.commits().stream().map(commit -> commit.upTo(seq)).toList()))
                .orElse(log);
    }

    private void clocks(CaseHistory log, JsonNode document) {
        Map<String, Instant> open = log.isClosed() ? Map.of() : Duties.of(log).open();
        Map<String, Instant> watched = dueTimes(document.path("open"));
        open.forEach((id, dueAt) -> {
            if (!dueAt.equals(watched.get(id))) {
                findings.add(
                        Kind.MISSING,
                        log.caseId(),
                        "duty " + id + " is due at " + dueAt + ", and the clocks wait for " + watched.get(id));
            }
        });
        equal(log, "the clocks' duties", open.keySet(), watched.keySet());
    }

    private static Map<String, Instant> dueTimes(JsonNode duties) {
        Map<String, Instant> times = new TreeMap<>();
        duties.forEach(duty -> times.put(duty.path("dutyId").asString(), CaseHistory.date(duty.path("dueAt"))));
        return times;
    }

    private void queue(CaseHistory log, JsonNode line) {
        equal(log, "the queue's stage", log.stage(), line.path("stage").asString());
        Map<String, Instant> open = Duties.of(log).open();
        // The queue keeps dates, which end with the millisecond.
        open.replaceAll((_, dueAt) -> dueAt.truncatedTo(ChronoUnit.MILLIS));
        equal(log, "the queue's duties", open, dueTimes(line.path("duties")));
        equal(log, "the queue's outcome", outcome(log), line.path("outcome").asString("none"));
        LogEvent filed = log.events().getFirst();
        equal(
                log,
                "the queue's buyer",
                filed.body().path("buyer").asString("none"),
                line.path("buyer").asString("none"));
    }

    private static String outcome(CaseHistory log) {
        return log.events().stream()
                .filter(event -> event.is("case-closed"))
                .map(event -> event.body().path("outcome").asString())
                .reduce((_, last) -> last)
                .orElse("none");
    }

    private void standing(CaseHistory log, JsonNode dossier) {
        Duties duties = Duties.of(log);
        Map<String, String> known = new TreeMap<>();
        dossier.path("duties")
                .forEach(duty -> known.put(
                        duty.path("dutyId").asString(), duty.path("how").asString("open")));
        Map<String, String> all = new TreeMap<>(duties.ended());
        duties.open().keySet().forEach(id -> all.put(id, "open"));
        equal(log, "the dossier's duties", all, known);
    }

    private void files(CaseHistory log, JsonNode document) {
        LogEvent filed = log.events().getFirst();
        equal(
                log,
                "the evidence service's buyer",
                filed.body().path("buyer").asString("none"),
                document.path("buyer").asString("none"));
    }

    private void notices(CaseHistory log, JsonNode document) {
        JsonNode view = Dump.json(document.path("view").asString());
        TreeSet<String> seen = new TreeSet<>();
        view.path("seen").forEach(id -> seen.add(id.asString()));
        Duties duties = Duties.of(log);
        TreeSet<String> all = new TreeSet<>(duties.open().keySet());
        all.addAll(duties.ended().keySet());
        equal(log, "the duties that notices have seen", all, seen);
        equal(log, "the duties that notices know of", duties.open(), dueTimes(view.path("duties")));
    }

    private void equal(CaseHistory log, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            findings.add(Kind.UNEQUAL, log.caseId(), what + ": by the log " + expected + ", found " + found);
        }
    }

    /** A snapshot may lag behind, but never say something else. */
    private void snapshot(JsonNode record) {
        JsonNode snapshot = Dump.json(record.path("value").asString());
        String caseId = record.path("key").asString();
        long seq = snapshot.path("seq").asLong();
        CaseHistory log = checked.logs().get(caseId);
        LogEvent event = log == null ? null : log.event(seq).orElse(null);
        if (event == null) {
            findings.add(Kind.PHANTOM, caseId, seq, "is the end of a snapshot and not in the log");
        } else if (!event.hash().equals(snapshot.path("head").asString())) {
            findings.add(Kind.FORKED, caseId, seq, "has another hash in a snapshot");
        }
    }

    private void exhibits() {
        Set<String> known = new HashSet<>();
        checked.dump()
                .store(
                        "ballcourt_evidence.disclosures",
                        each -> known.add(each.path("_id").asString()));
        for (CaseHistory log : checked.histories()) {
            for (LogEvent event : log.events()) {
                String original = event.body().at("/evidence/evidenceId").asString("");
                if (event.is("evidence-submitted") && !known.contains(log.caseId() + ":" + original)) {
                    findings.add(Kind.UNEQUAL, log.caseId(), event.seq(), "submits an original that is not disclosed");
                }
            }
        }
    }

    private void parkedRecord(JsonNode record) {
        findings.add(
                Kind.PARKED,
                record.path("key").asString("?"),
                "a record was laid aside: "
                        + record.at("/headers/parked-reason").asString());
    }
}
