package org.ballcourt.notifications.messaging;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.records.StandingChanged;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.deliveries.NoticeDispatcher.Occasion;
import org.ballcourt.notifications.rules.NoticeRules;
import org.ballcourt.wire.Records;
import org.springframework.kafka.listener.MessageListener;

/** Tells a seller that it has come to another rung of the ladder; a change that comes again says nothing twice. */
public record StandingListener(NoticeDispatcher dispatcher, Runnable wake) implements MessageListener<String, byte[]> {
    @Override
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        StandingChanged change = Records.read(StandingChanged.class, record.value());
        dispatcher.deliver(
                new Occasion(NoticeRules.caseOf(change), change.id(), 0, change.at()),
                List.of(NoticeRules.standing(change)));
        wake.run();
    }
}
