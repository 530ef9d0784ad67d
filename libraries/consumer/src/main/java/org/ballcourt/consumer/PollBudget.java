package org.ballcourt.consumer;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.ballcourt.contracts.Topics;

/**
 * How much one poll may bring into memory. Kafka counts records, and bytes only as long as they are compressed: thousands of records of
 * the usual size are a few megabytes, of the largest they would be gigabytes. An event that goes beyond is not taken in, and read again with
 * the next poll; a snapshot is, since nothing reads it again.
 */
final class PollBudget {
    private static final int BYTES = 16 << 20;

    /** In the place of what was put off; no other value is this very array. */
    private static final byte[] PUT_OFF = {};

    private int left = BYTES;

    /** Before each poll, by the thread that polls. */
    void renew() {
        left = BYTES;
    }

    Deserializer<byte[]> within(Deserializer<byte[]> parts) {
        return new Deserializer<>() {
            @Override
            public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
                int size = data == null ? 0 : data.remaining();
                if (size > left && left < BYTES && topic.equals(Topics.CASE_EVENTS)) {
                    // Nor a smaller one that comes after: it would pass those that were put off.
                    left = 0;
                    return PUT_OFF;
                }
                left -= size;
                return parts.deserialize(topic, headers, data);
            }

            @Override
            public byte[] deserialize(String topic, byte[] data) {
                return parts.deserialize(topic, data);
            }
        };
    }

    /** The record has to be read again. */
    static boolean isPutOff(byte[] value) {
        return value == PUT_OFF;
    }

    static byte[] putOff() {
        return PUT_OFF;
    }
}
