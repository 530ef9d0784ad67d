package org.ballcourt.consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;

/**
 * Lets whoever traces with Micrometer see what a subscription does with an event, as part of the trace of its command. Only events whose
 * records say of which trace they are: of all others nothing is known that a trace could begin with.
 */
record EventObservations(ObservationRegistry registry, String group) {
    /** Begun; it lasts until the event is durable or laid aside. */
    Observation begin(ConsumerRecord<byte[], byte[]> record, RecordedEvent event) {
        if (registry.isNoop() || record.headers().lastHeader(LogContext.TRACEPARENT_HEADER) == null) {
            return Observation.NOOP;
        }
        ReceiverContext<Headers> received = new ReceiverContext<>(TextHeaders::last);
        received.setCarrier(record.headers());
        return Observation.createNotStarted("ballcourt.event", () -> received, registry)
                .contextualName(group + " apply")
                .lowCardinalityKeyValue("group", group)
                .lowCardinalityKeyValue("type", EventNames.nameOf(event.event().getClass()))
                .highCardinalityKeyValue(LogContext.CASE, event.caseId())
                .highCardinalityKeyValue(LogContext.COMMAND, event.commandId())
                .start();
    }
}
