package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;

class PollBudgetTest {
    private static final int MEGABYTE = 1 << 20;

    private final PollBudget budget = new PollBudget();
    private final Deserializer<byte[]> parts = budget.within(new ByteArrayDeserializer());

    @Test
    void takesInNoMoreThanOnePollMayBring() {
        List<byte[]> taken = new ArrayList<>();
        int putOff = 0;
        for (int n = 0; n < 100; n++) {
            byte[] value = parts.deserialize(Topics.CASE_EVENTS, new RecordHeaders(), ByteBuffer.allocate(MEGABYTE));
            if (PollBudget.isPutOff(value)) {
                putOff++;
            } else {
                taken.add(value);
            }
        }

        assertThat(taken).hasSize(16).allSatisfy(value -> assertThat(value).hasSize(MEGABYTE));
        assertThat(putOff).isEqualTo(84);
    }

    /** A small one that comes after would else pass those of its partition that were put off. */
    @Test
    void putsEverythingOffThatComesAfter() {
        for (int n = 0; n < 17; n++) {
            parts.deserialize(Topics.CASE_EVENTS, new RecordHeaders(), ByteBuffer.allocate(MEGABYTE));
        }
        byte[] small = parts.deserialize(Topics.CASE_EVENTS, new RecordHeaders(), ByteBuffer.allocate(1));

        assertThat(PollBudget.isPutOff(small)).isTrue();
    }

    @Test
    void beginsAnewWithEachPoll() {
        for (int n = 0; n < 17; n++) {
            parts.deserialize(Topics.CASE_EVENTS, new RecordHeaders(), ByteBuffer.allocate(MEGABYTE));
        }
        budget.renew();

        assertThat(parts.deserialize(Topics.CASE_EVENTS, new RecordHeaders(), ByteBuffer.allocate(MEGABYTE)))
                .hasSize(MEGABYTE);
    }

    /** Nothing reads a snapshot again, and what it announces would never be missed. */
    @Test
    void takesInEverySnapshot() {
        for (int n = 0; n < 17; n++) {
            parts.deserialize(Topics.CASE_EVENTS, new RecordHeaders(), ByteBuffer.allocate(MEGABYTE));
        }
        byte[] snapshot = parts.deserialize(Topics.CASE_SNAPSHOTS, new RecordHeaders(), ByteBuffer.allocate(3));

        assertThat(snapshot).hasSize(3);
    }
}
