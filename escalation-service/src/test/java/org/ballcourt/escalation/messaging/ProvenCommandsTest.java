package org.ballcourt.escalation.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SentRecord;
import org.junit.jupiter.api.Test;

class ProvenCommandsTest {
    private static final OutgoingRecord COMMAND =
            new OutgoingRecord("topic", "case", Map.of("content-type", "application/json"), "{}");

    private final List<OutgoingRecord> sent = new ArrayList<>();
    private final RecordSender sender = record -> {
        sent.add(record);
        return CompletableFuture.completedFuture(new SentRecord(0, 0));
    };

    @Test
    void showTheTokenBesideWhatWasThere() {
        new ProvenCommands(sender, () -> "a.b.c").send(COMMAND);
        assertThat(sent)
                .containsExactly(new OutgoingRecord(
                        "topic",
                        "case",
                        Map.of("content-type", "application/json", "authorization", "Bearer a.b.c"),
                        "{}"));
    }

    /** It is sent again later, as after any failure. */
    @Test
    void areNotSentWhileThereIsNoToken() {
        CompletableFuture<SentRecord> answer = new ProvenCommands(sender, () -> {
                    throw new IllegalStateException("no file");
                })
                .send(COMMAND);
        assertThat(answer).isCompletedExceptionally();
        assertThat(sent).isEmpty();
    }
}
