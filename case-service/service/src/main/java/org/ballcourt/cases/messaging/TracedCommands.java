package org.ballcourt.cases.messaging;

import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.servicekit.traces.Leg;
import org.ballcourt.servicekit.traces.Traces;

/** Goes on with the trace that a command record is part of, or begins one. */
record TracedCommands(Traces traces, CommandLanes.Handler handler) implements CommandLanes.Handler {
    @Override
    public Future<?> apply(ConsumerRecord<String, byte[]> record) {
        String traceparent = TextHeaders.last(record.headers(), LogContext.TRACEPARENT_HEADER);
        try (Leg _ = traces.receive("case-commands handle", traceparent)
                .with("group", "case-commands")
                .with("topic", record.topic())
                .with(LogContext.CASE, record.key())
                .entered()) {
            return handler.apply(record);
        }
    }
}
