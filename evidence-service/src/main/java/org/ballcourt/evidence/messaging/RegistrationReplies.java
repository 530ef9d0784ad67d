package org.ballcourt.evidence.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.evidence.intake.Registrations;
import org.ballcourt.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Hears among the replies of the case core those that are about originals. */
public final class RegistrationReplies implements MessageListener<String, String> {
    private static final Logger log = LoggerFactory.getLogger(RegistrationReplies.class);

    private final Registrations registrations;

    public RegistrationReplies(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public void onMessage(ConsumerRecord<String, String> reply) {
        if (reply.key() == null || reply.value() == null || !reply.key().startsWith("ev-")) {
            return;
        }
        try {
            JsonNode value = Wire.json().readTree(reply.value());
            if (reply.key().equals(value.path("commandId").asString(null))
                    && "ACCEPTED".equals(value.path("status").asString(null))) {
                registrations.confirmed(reply.key());
            } else {
                log.warn("The case core did not accept {}: {}", reply.key(), reply.value());
            }
        } catch (JacksonException e) {
            log.warn("A reply for {} cannot be read", reply.key(), e);
        }
    }
}
