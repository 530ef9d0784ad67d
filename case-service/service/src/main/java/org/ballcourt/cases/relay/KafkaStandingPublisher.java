package org.ballcourt.cases.relay;

import org.ballcourt.cases.standing.StandingPublisher;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.StandingChanged;
import org.ballcourt.wire.Records;

/** Publishes the changes of one seller in one partition, so that everybody reads them in order. */
record KafkaStandingPublisher(KafkaEventPublisher out) implements StandingPublisher {
    @Override
    public void send(StandingChanged change) {
        out.sendAndWait(Topics.STANDING_EVENTS, change.of(), Records.write(change));
    }
}
