package org.ballcourt.cases.messaging;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.DeadLetters;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.contracts.records.EvidenceEvent;
import org.ballcourt.contracts.records.EvidenceStored;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.UnreadableRecord;
import org.springframework.kafka.listener.MessageListener;

/** Notes every stored original, so that commands may name it, and says so to the evidence service. */
final class EvidenceListener implements MessageListener<String, byte[]> {
    private final Consumer<EvidenceItem> registry;
    private final CommandReplies replies;
    private final DeadLetters<String> deadLetters;

    EvidenceListener(Consumer<EvidenceItem> registry, CommandReplies replies, DeadLetters<String> deadLetters) {
        this.registry = registry;
        this.replies = replies;
        this.deadLetters = deadLetters;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        try {
            Records.readAny(EvidenceEvent.class, record.value()).ifPresent(news -> register(record.key(), news));
        } catch (UnreadableRecord unreadable) {
            deadLetters.send(record, unreadable.getMessage());
        }
    }

    private void register(String key, EvidenceEvent news) {
        switch (news) {
            case EvidenceStored stored -> {
                registry.accept(stored.item());
                replies.reply(key, CommandReply.toOriginal(stored.evidenceId()));
            }
        }
    }
}
