package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.ballcourt.wire.Records;
import org.junit.jupiter.api.Test;

class BoundedDeserializerTest {
    private final BoundedDeserializer<byte[]> values = new BoundedDeserializer<>(new ByteArrayDeserializer());
    private final Headers headers = new RecordHeaders();

    @Test
    void takesInWhatMayBeARecordOfOurs() {
        assertThat(values.deserialize("topic", headers, ByteBuffer.allocate(Records.LARGEST)))
                .hasSize(Records.LARGEST);
        assertThat(values.deserialize("topic", headers, (ByteBuffer) null)).isNull();
        assertThat(CutPart.among(headers)).isNull();
    }

    @Test
    void takesInNeitherAKeyNorAValueThatIsLarger() {
        ByteBuffer large = ByteBuffer.allocate(Records.LARGEST + 1);

        assertThat(values.deserialize("topic", headers, large)).isNull();
        assertThat(new BoundedDeserializer<>(new StringDeserializer()).deserialize("topic", headers, large))
                .isNull();
        assertThat(CutPart.among(headers).whole().size()).isEqualTo(Records.LARGEST + 1);
    }

    @Test
    void letsGoOfTheRecordWhoseHeadersPointIntoIt() {
        WeakReference<byte[]> record = new WeakReference<>(cutRecord());

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            System.gc();
            return record.get() == null;
        });
        assertThat(headers.lastHeader("name").value()).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
    }

    /** As a client reads it: everything of a record is a view of the same bytes. */
    private byte[] cutRecord() {
        byte[] record = new byte[2 * Records.LARGEST];
        byte[] header = "nametext".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(header, 0, record, 0, header.length);
        ByteBuffer bytes = ByteBuffer.wrap(record);
        headers.add(new RecordHeader(bytes.slice(0, 4), bytes.slice(4, 4)));
        assertThat(values.deserialize("topic", headers, bytes)).isNull();
        return record;
    }
}
