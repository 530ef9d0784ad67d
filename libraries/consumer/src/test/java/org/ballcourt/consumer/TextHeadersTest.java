package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TextHeadersTest {
    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void readsWhatItWrote() {
        TextHeaders.write(Map.of("ce_id", "case-1:3", "reason", "读不懂"), headers);
        assertThat(TextHeaders.read(headers)).isEqualTo(Map.of("ce_id", "case-1:3", "reason", "读不懂"));
    }

    @Test
    void replacesHeadersOfTheSameName() {
        headers.add("reason", "old".getBytes(StandardCharsets.UTF_8));
        TextHeaders.write(Map.of("reason", "new"), headers);
        assertThat(headers.headers("reason")).hasSize(1);
        assertThat(TextHeaders.read(headers)).containsEntry("reason", "new");
    }

    @Test
    void passesOverHeadersWithoutAValue() {
        headers.add("empty", null);
        assertThat(TextHeaders.read(headers)).isEmpty();
    }
}
