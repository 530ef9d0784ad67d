package org.ballcourt.cases.relay;

import org.ballcourt.cases.tracing.TracePublisher;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.TraceEvent;
import org.ballcourt.wire.Records;

/** Publishes the events of one group in one partition, so that everybody reads them in order. */
record KafkaTracePublisher(KafkaEventPublisher out) implements TracePublisher {
    @Override
    public void send(TraceEvent event) {
        out.sendAndWait(Topics.TRACE_EVENTS, event.group(), Records.write((Record) event));
    }
}
