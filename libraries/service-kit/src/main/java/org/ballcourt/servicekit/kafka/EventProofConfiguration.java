package org.ballcourt.servicekit.kafka;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.proof.VerifyingKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose events this process believes; all of its readers share one answer. */
@Configuration(proxyBeanMethods = false)
class EventProofConfiguration {
    /** In test mode a service that stands alone knows no case core whose key it could ask for. */
    @Bean
    EventVerifier eventVerifier(
            ObjectProvider<OwnEventKeys> own,
            @Value("${ballcourt.events.keys:}") List<String> others,
            @Value("${ballcourt.events.proof:}") EventProof proof,
            @Value("${ballcourt.test-mode:false}") boolean testMode) {
        List<VerifyingKey> known = new ArrayList<>(
                own.stream().flatMap(each -> each.keys().stream()).toList());
        others.stream().filter(line -> !line.isBlank()).forEach(line -> known.add(eventKey(line)));
        EventProof usual = testMode && known.isEmpty() ? EventProof.NONE : EventProof.SIGNED;
        return (proof == null ? usual : proof) == EventProof.NONE ? EventVerifier.unsigned() : EventVerifier.of(known);
    }

    private static VerifyingKey eventKey(String line) {
        try {
            return VerifyingKey.ofText(line);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    Messages.inAll(Message.of("settings.event-key").with("why", wrong.getMessage())), wrong);
        }
    }
}
