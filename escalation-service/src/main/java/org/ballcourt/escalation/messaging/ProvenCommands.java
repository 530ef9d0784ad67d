package org.ballcourt.escalation.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SentRecord;

/** Sends commands with the token by which the case core knows that the clocks are speaking. */
public record ProvenCommands(RecordSender sender, Supplier<String> token) implements RecordSender {
    @Override
    public CompletableFuture<SentRecord> send(OutgoingRecord command) {
        Map<String, String> headers = new HashMap<>(command.headers());
        try {
            headers.put(CommandRecord.AUTHORIZATION, "Bearer " + token.get());
        } catch (RuntimeException noToken) {
            return CompletableFuture.failedFuture(noToken);
        }
        return sender.send(new OutgoingRecord(command.topic(), command.key(), headers, command.value()));
    }
}
