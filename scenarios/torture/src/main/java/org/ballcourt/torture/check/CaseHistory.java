package org.ballcourt.torture.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The log of one case as the store has it. */
record CaseHistory(String caseId, long version, long lastSeq, String head, List<LogCommit> commits) {
    /** The events of one command. */
    record LogCommit(
            long n, String commandId, String bodyHash, String actor, Instant at, String seal, List<LogEvent> events) {
        boolean isOf(String someone, String id) {
            return actor.equals(someone) && commandId.equals(id);
        }

        LogCommit upTo(long seq) {
            return new LogCommit(
                    n,
                    commandId,
                    bodyHash,
                    actor,
                    at,
                    seal,
                    events.stream().filter(event -> event.seq() <= seq).toList());
        }
    }

    static CaseHistory of(JsonNode document) {
        String caseId = document.path("_id").asString();
        List<LogCommit> commits = new ArrayList<>();
        document.path("commits").forEach(commit -> commits.add(commit(caseId, commit)));
        return new CaseHistory(
                caseId,
                document.path("version").asLong(),
                document.path("lastSeq").asLong(),
                document.path("head").asString(),
                List.copyOf(commits));
    }

    private static LogCommit commit(String caseId, JsonNode commit) {
        Instant at = date(commit.path("at"));
        String commandId = commit.path("commandId").asString();
        List<LogEvent> events = new ArrayList<>();
        commit.path("events").forEach(event -> {
            events.add(new LogEvent(
                    caseId,
                    event.path("seq").asLong(),
                    event.path("type").asString(),
                    date(event.path("at")),
                    event.path("actor").asString(),
                    commandId,
                    event.path("payload").asString(),
                    event.path("hash").asString(),
                    at));
        });
        return new LogCommit(
                commit.path("n").asLong(),
                commandId,
                commit.path("bodyHash").asString(),
                commit.path("actor").asString(),
                at,
                commit.path("seal").asString(),
                List.copyOf(events));
    }

    static Instant date(JsonNode date) {
        return Instant.parse(date.isObject() ? date.path("$date").asString() : date.asString());
    }

    List<LogEvent> events() {
        return commits.stream().flatMap(commit -> commit.events().stream()).toList();
    }

    Optional<LogEvent> event(long seq) {
        return commits.stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.seq() == seq)
                .findFirst();
    }

    boolean isClosed() {
        return "CLOSED".equals(stage());
    }

    /** Null before the first event that tells. */
    String stage() {
        return events().stream()
                .map(LogEvent::stage)
                .filter(stage -> stage != null)
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
