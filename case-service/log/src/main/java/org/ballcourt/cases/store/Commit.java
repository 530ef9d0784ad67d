package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Netstrings;

/**
 * All events of one command, stored together or not at all.
 *
 * @param n the case's version after this commit
 * @param bodyHash SHA-256 of the command's name and canonical body
 * @param actor who sent the command; what silence brought about along the way is the clock's doing and carries its own actor
 * @param at when it was stored
 */
public record Commit(long n, String commandId, String bodyHash, Actor actor, Instant at, List<LoggedEvent> logged) {
    public Commit {
        logged = IntStream.range(0, logged.size()).mapToObj(bounded(logged)).toList();
    }

    /** Each says whether another one follows it. */
    private static IntFunction<LoggedEvent> bounded(List<LoggedEvent> logged) {
        return i -> logged.get(i).inCommit(i < logged.size() - 1);
    }

    /**
     * The commit of events that were taken back from where they had been published: who sent the command is whoever did its last event,
     * since what silence brought about comes before, and what its body was is not known any more.
     */
    public static Commit takenBack(long n, List<LoggedEvent> logged) {
        RecordedEvent last = logged.getLast().event();
        return new Commit(n, last.commandId(), "", last.actor(), last.at(), logged);
    }

    /** Whether it may have been this body; the same command again is known by its id and sender. */
    public boolean mayBeOf(String hash) {
        return bodyHash.isEmpty() || bodyHash.equals(hash);
    }

    public List<RecordedEvent> events() {
        return logged.stream().map(LoggedEvent::event).toList();
    }

    public long lastSeq() {
        return logged.getLast().seq();
    }

    public String lastHash() {
        return logged.getLast().event().hash();
    }

    /** Where whoever traces goes on with the command; null where nobody does. */
    public String traceparent() {
        return logged.getFirst().traceparent();
    }

    /** The same as part of a trace. */
    public Commit tracedBy(String traceparent) {
        if (traceparent == null) {
            return this;
        }
        List<LoggedEvent> traced = logged.stream()
                .map(one -> new LoggedEvent(one.event(), one.payload(), traceparent))
                .toList();
        return new Commit(n, commandId, bodyHash, actor, at, traced);
    }

    boolean isOf(Actor someone, String id) {
        return commandId.equals(id) && actor.equals(someone);
    }

    /** Over what the chain of events does not cover: the command's hash, its sender and its time. */
    String seal() {
        String caseId = logged.getFirst().event().caseId();
        return Netstrings.hash(
                "commit", caseId, Long.toString(n), commandId, bodyHash, actor.toString(), at.toString(), lastHash());
    }
}
