package org.ballcourt.cases.relay;

import org.ballcourt.cases.erasure.ErasurePublisher;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.PersonErased;
import org.ballcourt.wire.Records;

/** Tells of erasures by person, so that whoever is erased twice is so in order. */
record KafkaErasurePublisher(KafkaEventPublisher out) implements ErasurePublisher {
    @Override
    public void send(PersonErased erased) {
        out.sendAndWait(Topics.ERASURE_EVENTS, erased.person(), Records.write(erased));
    }
}
