package org.ballcourt.consumer;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.ballcourt.wire.Records;

/**
 * Takes nothing into memory that is larger than any record of ours. What a poll fetches is counted while it is
 * compressed, and a few kilobytes may unpack to more than the heap holds; so a part that is too large becomes null, and
 * {@link CutPart} among the headers says what it was.
 */
public final class BoundedDeserializer<T> implements Deserializer<T> {
    /** For every consumer, so that all of a small process together find room for what they read. */
    public static final Map<String, Object> BOUNDS = Map.of(
            // As it is on the wire: what is fetched ahead is held beside what is in hand. One batch comes in any case.
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            4 << 20,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            256 << 10,
            // Unpacked, and each as large as it may be. It bounds what a crash repeats, too.
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            32);

    private final Deserializer<T> parts;

    /** @param parts for what is not too large */
    public BoundedDeserializer(Deserializer<T> parts) {
        this.parts = parts;
    }

    @Override
    public T deserialize(String topic, Headers headers, ByteBuffer data) {
        if (data == null || data.remaining() <= Records.LARGEST) {
            return parts.deserialize(topic, headers, data);
        }
        for (Header header : headers) {
            // Until they are read they point into the record as a whole, and keep all of it.
            header.key();
            header.value();
        }
        headers.add(CutPart.of(data));
        return null;
    }

    @Override
    public T deserialize(String topic, byte[] data) {
        return data == null || data.length <= Records.LARGEST ? parts.deserialize(topic, data) : null;
    }
}
