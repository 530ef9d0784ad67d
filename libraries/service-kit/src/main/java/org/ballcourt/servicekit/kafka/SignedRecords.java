package org.ballcourt.servicekit.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.EventVerifier;
import org.springframework.kafka.listener.MessageListener;

/** Gives on what its publisher signed; anything else is laid aside, since that it lies on the topic says nothing about who put it there. */
public record SignedRecords(EventVerifier verifier, MessageListener<String, byte[]> listener)
        implements MessageListener<String, byte[]> {
    @Override
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        verifier.demandSigned(record);
        listener.onMessage(record);
    }
}
