package org.ballcourt.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;

/**
 * The link between an event and the one before it: SHA-256 over {@link Netstrings}. An event whose payload carries a {@link ProofSuffix}
 * is linked through its body's hash and its root, so that somebody who may see only a part of it can check the link all the same.
 */
public final class EventHash {
    private static final String SECOND_FORM = "v2";

    private EventHash() {}

    /**
     * Lower-case hex.
     *
     * @param type the stored name, e.g. {@code complaint-filed.v1}
     * @param at counts to the millisecond, because stores keep no more
     */
    public static String of(
            String prevHash,
            String caseId,
            long seq,
            String type,
            Instant at,
            Actor actor,
            String commandId,
            String payload) {
        return of(prevHash, caseId, seq, type, text(at), actor.toString(), commandId, payload);
    }

    /** As above, from the very texts. */
    public static String of(
            String prevHash,
            String caseId,
            long seq,
            String type,
            String at,
            String actor,
            String commandId,
            String payload) {
        ProofSuffix proof = ProofSuffix.of(payload);
        return proof == null
                ? Netstrings.hash(prevHash, caseId, Long.toString(seq), type, at, actor, commandId, payload)
                : chained(prevHash, caseId, seq, bodyHash(type, at, actor, commandId, payload), proof.root());
    }

    /** Covers everything of an event but its place; the salt in the payload keeps it from telling anything. */
    public static String bodyHash(String type, String at, String actor, String commandId, String payload) {
        return Netstrings.hash(type, at, actor, commandId, payload);
    }

    /** The hash of an event whose payload carries a proof. */
    public static String chained(String prevHash, String caseId, long seq, String bodyHash, String root) {
        return Netstrings.hash(SECOND_FORM, prevHash, caseId, Long.toString(seq), bodyHash, root);
    }

    /** A time as it is hashed. */
    public static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Whether an event, read together with this payload, is what its writer hashed. */
    static boolean fits(RecordedEvent event, String payload) {
        String type = EventNames.nameOf(event.event().getClass());
        return of(
                        event.prevHash(),
                        event.caseId(),
                        event.seq(),
                        type,
                        event.at(),
                        event.actor(),
                        event.commandId(),
                        payload)
                .equals(event.hash());
    }
}
