package org.ballcourt.cases.messaging;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.wire.Wire;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Notes every stored original, so that commands may name it, and says so to the evidence service. */
final class EvidenceListener implements MessageListener<String, byte[]> {
    private final Consumer<EvidenceItem> registry;
    private final Replies replies;
    private final Parking parking;

    EvidenceListener(Consumer<EvidenceItem> registry, Replies replies, Parking parking) {
        this.registry = registry;
        this.replies = replies;
        this.parking = parking;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        try {
            EvidenceItem item = read(record.value());
            if (item != null) {
                registry.accept(item);
                replies.reply(record.key(), confirmed(item));
            }
        } catch (UnreadableRecord unreadable) {
            parking.park(record, unreadable.getMessage());
        }
    }

    /** Null for news of another kind. */
    private static EvidenceItem read(byte[] value) throws UnreadableRecord {
        try {
            JsonNode news = value == null
                    ? JsonNodeFactory.instance.nullNode()
                    : Wire.sealedJson().readTree(value);
            if (!news.isObject() || !news.path("evidenceId").isString()) {
                throw new UnreadableRecord("no news of evidence: it has no evidenceId");
            }
            boolean stored = "EvidenceStored".equals(news.path("type").asString(""));
            return stored ? Wire.sealedJson().treeToValue(news, EvidenceItem.class) : null;
        } catch (JacksonException malformed) {
            throw new UnreadableRecord("no readable news of evidence: " + malformed.getOriginalMessage());
        }
    }

    private static JsonNode confirmed(EvidenceItem item) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("commandId", item.evidenceId())
                .put("status", "ACCEPTED");
    }
}
