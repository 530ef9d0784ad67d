package org.ballcourt.consumer;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * How much one poll may bring into memory. Kafka counts records, and bytes only as long as they are compressed: thousands of records of
 * the usual size are a few megabytes, of the largest they would be gigabytes. What goes beyond is not taken in but marked, and read again
 * with the next poll.
 */
final class PollBudget {
    private static final int BYTES = 16 << 20;
    private static final byte[] NOTHING = new byte[0];

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
                if (size > left && left < BYTES) {
                    left = 0;
                    headers.add(new PutOff());
                    return NOTHING;
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

    static boolean isPutOff(Headers headers) {
        for (Header header : headers) {
            if (header instanceof PutOff) {
                return true;
            }
        }
        return false;
    }

    /** The record was not taken in. A header that came over the wire is of another class, so that nobody can forge one. */
    record PutOff() implements Header {
        @Override
        public String key() {
            return "put-off";
        }

        @Override
        public byte[] value() {
            return NOTHING;
        }
    }
}
