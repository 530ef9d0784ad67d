package org.ballcourt.cases.relay;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.ballcourt.cases.relay.RelayInput.Acknowledged;
import org.ballcourt.cases.relay.RelayInput.Failed;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Place;

/**
 * Sends the events of a relay, and has it hear what became of them.
 *
 * @param inputs takes what Kafka answers, from any thread
 */
record EventSender(EventPublisher out, Consumer<RelayInput> inputs, RelayListener listener) {
    /** Before the first of them is sent. */
    void prepare(Collection<InFlightCase> soon) {
        List<LoggedEvent> events =
                soon.stream().flatMap(sending -> sending.waiting().stream()).toList();
        if (!events.isEmpty()) {
            out.prepare(events);
        }
    }

    void send(InFlightCase sending, LoggedEvent event) {
        sending.sent();
        EventPublisher.SendCallback answer = new EventPublisher.SendCallback() {
            @Override
            public void acknowledged(Place place) {
                listener.sent(event);
                inputs.accept(new Acknowledged(sending, event.seq(), place));
            }

            @Override
            public void failed(Exception cause) {
                listener.failed(event, cause);
                inputs.accept(new Failed(sending));
            }
        };
        try {
            out.send(event, answer);
        } catch (RuntimeException notEvenBegun) {
            answer.failed(notEvenBegun);
        }
    }
}
