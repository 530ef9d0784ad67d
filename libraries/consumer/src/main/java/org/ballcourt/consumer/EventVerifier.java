package org.ballcourt.consumer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.proof.VerifyingKey;
import org.ballcourt.wire.CloudEvents;

/**
 * Reads events from records and believes those that the case core signed: that something lies on the topic says nothing about who put it
 * there. Made once and used by all readers of a process, since a signature, once checked, is known to hold for all events that it covers.
 */
public final class EventVerifier {
    /** A check takes half a millisecond of a processor, and readers come one soon after the other. */
    private static final int REMEMBERED = 4_000;

    private final Map<String, VerifyingKey> keys;
    private final boolean believesAll;
    private final Cache<Signed, Boolean> holding =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Signed(String keyId, ByteBuffer message, String signature) {}

    private EventVerifier(Map<String, VerifyingKey> keys, boolean believesAll) {
        this.keys = keys;
        this.believesAll = believesAll;
    }

    /** Believes what one of these signed: the key of an installation, and those that it had before. */
    public static EventVerifier of(Collection<VerifyingKey> keys) {
        return new EventVerifier(
                keys.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                VerifyingKey::keyId, Function.identity(), (one, same) -> one)),
                false);
    }

    /** Believes whoever may write to the topic. */
    public static EventVerifier unsigned() {
        return new EventVerifier(Map.of(), true);
    }

    /**
     * The event of a record.
     *
     * @param headers looks one up; null for one that is missing
     * @throws UnprovenEvent if nobody who is known signed it
     * @throws RuntimeException as {@link CloudEvents#event(UnaryOperator, byte[])}
     */
    public RecordedEvent event(UnaryOperator<String> headers, byte[] value) {
        RecordedEvent event = CloudEvents.event(headers, value);
        if (!believesAll) {
            verify(event.hash(), headers.apply(CloudEvents.SIGNATURE));
        }
        return event;
    }

    /**
     * Demands that its publisher put this record where it was read; for what is published beside the events of cases.
     *
     * @throws UnprovenEvent if nobody who is known signed it
     */
    public void demandSigned(ConsumerRecord<String, byte[]> record) {
        if (!believesAll) {
            String key = record.key() == null ? "" : record.key();
            byte[] value = record.value() == null ? new byte[0] : record.value();
            verify(
                    RecordHash.of(record.topic(), key, value),
                    TextHeaders.last(record.headers(), CloudEvents.SIGNATURE));
        }
    }

    private void verify(String hash, String text) {
        if (text == null) {
            throw new UnprovenEvent("the record is not signed");
        }
        EventSeal seal = sealOf(text);
        VerifyingKey key = keys.get(seal.keyId());
        if (key == null) {
            throw new UnprovenEvent("nobody here knows the key " + seal.keyId());
        }
        byte[] message = seal.message(hash);
        if (message == null || !holds(new Signed(seal.keyId(), ByteBuffer.wrap(message), seal.signature()), key)) {
            throw new UnprovenEvent("the signature is not one of this record");
        }
    }

    private static EventSeal sealOf(String text) {
        try {
            return EventSeal.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new UnprovenEvent("the signature has not the form of one");
        }
    }

    /** Only what holds is remembered, so that forgeries push nothing out. */
    private boolean holds(Signed signed, VerifyingKey key) {
        return holding.get(signed, one -> key.verifies(one.message().array(), one.signature()) ? Boolean.TRUE : null)
                != null;
    }
}
