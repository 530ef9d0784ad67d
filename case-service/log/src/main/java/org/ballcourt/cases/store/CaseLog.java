package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Stage;

/**
 * The whole log of one case.
 *
 * @param version grows with every commit, and with a fence (which leaves no commit); 0 while nothing was ever stored
 * @param relayed the newest commit that Kafka has acknowledged
 * @param lastSeq number of the newest event; 0 while the case does not exist
 * @param head hash of the newest event
 */
public record CaseLog(String caseId, long version, long relayed, long lastSeq, String head, List<Commit> commits) {
    public CaseLog {
        commits = List.copyOf(commits);
    }

    /** The log of a case of which nothing was ever stored. */
    public static CaseLog empty(String caseId) {
        return new CaseLog(caseId, 0, 0, 0, RecordedEvent.GENESIS, List.of());
    }

    public boolean exists() {
        return lastSeq > 0;
    }

    public boolean isPending() {
        return relayed < version;
    }

    public List<RecordedEvent> events() {
        List<RecordedEvent> all = new ArrayList<>();
        for (Commit commit : commits) {
            for (LoggedEvent logged : commit.logged()) {
                all.add(logged.event());
            }
        }
        return Collections.unmodifiableList(all);
    }

    public List<LoggedEvent> logged() {
        return commits.stream().flatMap(commit -> commit.logged().stream()).toList();
    }

    /** The commit that this command of this actor led to. */
    public Optional<Commit> commitOf(Actor actor, String commandId) {
        for (Commit commit : commits) {
            if (commit.isOf(actor, commandId)) {
                return Optional.of(commit);
            }
        }
        return Optional.empty();
    }

    /** The same command may have come twice at once, so its id alone does not tell whose commit it was. */
    boolean holds(Commit commit) {
        return commitOf(commit.actor(), commit.commandId())
                .filter(stored -> stored.lastHash().equals(commit.lastHash()))
                .isPresent();
    }

    /** Where the case stands; null while it does not exist. */
    public Stage stage() {
        return commits.reversed().stream()
                .flatMap(commit -> commit.logged().reversed().stream())
                .map(logged -> logged.event().event().ball().stage())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public boolean isOpen() {
        return exists() && stage() != Stage.CLOSED;
    }

    /** When the newest event took effect; {@link Instant#MIN} while there is none. */
    public Instant lastAt() {
        return exists() ? commits.getLast().logged().getLast().event().at() : Instant.MIN;
    }

    /** Number of the newest event that Kafka has acknowledged. */
    public long relayedSeq() {
        return commits.stream()
                .filter(commit -> commit.n() <= relayed)
                .mapToLong(Commit::lastSeq)
                .max()
                .orElse(0);
    }

    /** Characters of all stored payloads. */
    public long size() {
        return sizeOf(commits);
    }

    /** Characters of the payloads that this actor brought about. */
    public long sizeOf(Actor actor) {
        return sizeOf(
                commits.stream().filter(commit -> commit.actor().equals(actor)).toList());
    }

    private static long sizeOf(List<Commit> some) {
        long characters = 0;
        for (Commit commit : some) {
            for (LoggedEvent logged : commit.logged()) {
                characters += logged.payload().length();
            }
        }
        return characters;
    }

    /** Whether it is the same history: a store that lost what it had acknowledged may come to the same version by other commits. */
    public boolean isAt(CaseLog other) {
        return version == other.version && head.equals(other.head);
    }

    /** This log with one more commit. */
    public CaseLog with(Commit commit) {
        List<Commit> all = new ArrayList<>(commits);
        all.add(commit);
        return new CaseLog(caseId, commit.n(), relayed, commit.lastSeq(), commit.lastHash(), all);
    }

    /** This log when its commits up to that version were acknowledged. */
    CaseLog relayedUpTo(long acknowledged) {
        return new CaseLog(caseId, version, acknowledged, lastSeq, head, commits);
    }
}
