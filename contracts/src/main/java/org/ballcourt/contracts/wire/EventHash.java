package org.ballcourt.contracts.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;

/**
 * The link between an event and the one before it: SHA-256 over the fields below as netstrings ({@code length:bytes,}
 * in UTF-8), so that no two different events share a form.
 */
public final class EventHash {
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
        MessageDigest digest = sha256();
        add(digest, prevHash);
        add(digest, caseId);
        add(digest, Long.toString(seq));
        add(digest, type);
        add(digest, at.truncatedTo(ChronoUnit.MILLIS).toString());
        add(digest, actor.toString());
        add(digest, commandId);
        add(digest, payload);
        return HexFormat.of().formatHex(digest.digest());
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

    private static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
