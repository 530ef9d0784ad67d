package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
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
            byte[] value = parts.deserialize("topic", new RecordHeaders(), ByteBuffer.allocate(MEGABYTE));
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
            parts.deserialize("topic", new RecordHeaders(), ByteBuffer.allocate(MEGABYTE));
        }
        byte[] small = parts.deserialize("topic", new RecordHeaders(), ByteBuffer.allocate(1));

        assertThat(PollBudget.isPutOff(small)).isTrue();
    }

    @Test
    void beginsAnewWithEachPoll() {
        for (int n = 0; n < 17; n++) {
            parts.deserialize("topic", new RecordHeaders(), ByteBuffer.allocate(MEGABYTE));
        }
        budget.renew();

        assertThat(parts.deserialize("topic", new RecordHeaders(), ByteBuffer.allocate(MEGABYTE)))
                .hasSize(MEGABYTE);
    }
}
