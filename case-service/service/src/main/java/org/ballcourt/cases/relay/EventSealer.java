package org.ballcourt.cases.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.kafka.RecordSigner;

/**
 * Signs what is published. A signature costs as much as a tenth of a command, so all that a turn of the relay is about to send has one
 * together, and so have the later events of a commit; these are for the thread of the relay alone.
 */
final class EventSealer {
    /** Of events that were made ready and never sent; some 7 MB. */
    private static final int REMEMBERED = 10_000;

    private final SigningKey signing;
    private final RecordSigner records;
    private final Map<String, String> seals = new HashMap<>();

    EventSealer(SigningKey signing) {
        this.signing = signing;
        this.records = new RecordSigner(signing);
    }

    void prepare(List<LoggedEvent> soon) {
        if (seals.size() > REMEMBERED) {
            seals.clear();
        }
        List<String> unsigned = soon.stream()
                .map(event -> event.event().hash())
                .filter(hash -> !seals.containsKey(hash))
                .distinct()
                .toList();
        List<String> signed = EventSeal.sign(unsigned, signing);
        for (int i = 0; i < unsigned.size(); i++) {
            seals.put(unsigned.get(i), signed.get(i));
        }
    }

    /** Given out once; whoever sends again pays again. */
    String sealOf(LoggedEvent event) {
        String hash = event.event().hash();
        String ready = seals.remove(hash);
        return ready == null ? EventSeal.sign(List.of(hash), signing).getFirst() : ready;
    }

    /** A record that is no event of a case; for any thread. */
    ProducerRecord<String, byte[]> sign(ProducerRecord<String, byte[]> record) {
        return records.sign(record);
    }
}
