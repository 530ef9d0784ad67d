package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.ProofSuffix;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;

/** A log exactly as it is stored, before anything in it is believed. */
record RawLog(String caseId, long version, long relayed, long lastSeq, String head, List<RawCommit> commits) {
    /** @param seal over all other fields and the hash of the last event; null in a commit of the time before there were proofs */
    record RawCommit(
            long n, String commandId, String bodyHash, Actor actor, Instant at, List<RawEvent> events, String seal) {
        static RawCommit of(Commit commit) {
            return new RawCommit(
                    commit.n(),
                    commit.commandId(),
                    commit.bodyHash(),
                    commit.actor(),
                    commit.at(),
                    commit.logged().stream().map(RawEvent::of).toList(),
                    seal(
                            commit.logged().getFirst().event().caseId(),
                            commit.n(),
                            commit.commandId(),
                            commit.bodyHash(),
                            commit.actor(),
                            commit.at(),
                            commit.lastHash()));
        }

        /** What the chain of events does not cover: the command's hash, its sender and its time. */
        static String seal(
                String caseId, long n, String commandId, String bodyHash, Actor actor, Instant at, String lastHash) {
            return Netstrings.hash(
                    "commit", caseId, Long.toString(n), commandId, bodyHash, actor.toString(), at.toString(), lastHash);
        }

        /** A commit with proofs in its events cannot do without. */
        boolean isSealed(String caseId) {
            RawEvent last = events.getLast();
            return seal == null
                    ? ProofSuffix.of(last.payload) == null
                    : seal.equals(seal(caseId, n, commandId, bodyHash, actor, at, last.hash));
        }
    }

    record RawEvent(long seq, String type, Instant at, Actor actor, String payload, String hash) {
        static RawEvent of(LoggedEvent logged) {
            RecordedEvent event = logged.event();
            return new RawEvent(event.seq(), logged.type(), event.at(), event.actor(), logged.payload(), event.hash());
        }
    }

    /** Reads every event and proves the whole chain from the first one to the head. */
    CaseLog verify() {
        List<Commit> verified = new ArrayList<>(commits.size());
        String prevHash = RecordedEvent.GENESIS;
        long seq = 0;
        long version = 0;
        for (RawCommit commit : commits) {
            List<LoggedEvent> events = new ArrayList<>(commit.events.size());
            for (RawEvent event : commit.events) {
                LoggedEvent read = verify(commit, event, prevHash);
                require(event.seq == ++seq, "has event " + event.seq + " where " + seq + " should be");
                events.add(read);
                prevHash = event.hash;
            }
            require(!events.isEmpty() && commit.n > version, "has a misplaced commit " + commit.n);
            require(commit.isSealed(caseId), "was changed in commit " + commit.n);
            version = commit.n;
            verified.add(new Commit(commit.n, commit.commandId, commit.bodyHash, commit.actor, commit.at, events));
        }
        require(seq == lastSeq && prevHash.equals(head), "does not end with the event that its head names");
        require(version <= this.version, "has more commits than its version says");
        return new CaseLog(caseId, this.version, relayed, lastSeq, head, verified);
    }

    private LoggedEvent verify(RawCommit commit, RawEvent event, String prevHash) {
        String hash = EventHash.of(
                prevHash, caseId, event.seq, event.type, event.at, event.actor, commit.commandId, event.payload);
        require(hash.equals(event.hash), "was changed at event " + event.seq + " or before it");
        try {
            return new LoggedEvent(
                    new RecordedEvent(
                            caseId,
                            event.seq,
                            event.at,
                            event.actor,
                            commit.commandId,
                            Wire.event(event.type, event.payload),
                            prevHash,
                            hash),
                    event.type,
                    event.payload);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new UnreadableLog(caseId, "holds an event that this version cannot read: " + event.type, e);
        }
    }

    private void require(boolean holds, String orElse) {
        if (!holds) {
            throw new UnreadableLog(caseId, orElse, null);
        }
    }
}
