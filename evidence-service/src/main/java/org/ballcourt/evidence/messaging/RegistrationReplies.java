package org.ballcourt.evidence.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.contracts.records.CommandReply;
import org.ballcourt.evidence.intake.Registrations;
import org.ballcourt.wire.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/** Hears among the replies of the case core those that are about originals, and believes what it signed. */
public final class RegistrationReplies implements MessageListener<String, byte[]> {
    private static final Logger log = LoggerFactory.getLogger(RegistrationReplies.class);

    private final Registrations registrations;
    private final EventVerifier verifier;

    public RegistrationReplies(Registrations registrations, EventVerifier verifier) {
        this.verifier = verifier;
        this.registrations = registrations;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> reply) {
        if (reply.key() == null || reply.value() == null || !reply.key().startsWith("ev-")) {
            return;
        }
        verifier.demandSigned(reply);
        CommandReply read = Records.read(CommandReply.class, reply.value());
        if (read.commandId().equals(reply.key()) && read.accepted()) {
            registrations.confirmed(reply.key());
        } else {
            log.warn("The case core did not accept {}: {}", reply.key(), read);
        }
    }
}
