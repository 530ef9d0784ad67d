package org.ballcourt.servicekit.kafka;

import java.util.Map;
import org.ballcourt.consumer.EventVerifier;

/** What each publisher's records must show before a service of ours acts upon them. */
public record PublisherProof(Map<Publisher, EventVerifier> verifiers) {
    public EventVerifier of(Publisher publisher) {
        return verifiers.get(publisher);
    }
}
