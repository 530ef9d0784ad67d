package org.ballcourt.servicekit.kafka;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.proof.VerifyingKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

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
        List<VerifyingKey> known =
                own.stream().flatMap(each -> each.keys().stream()).toList();
        return verifier(known, read("ballcourt.events.keys", others), proof, testMode);
    }

    /** Each by its own keys: whoever has the one publisher's is not believed in place of another. */
    @Bean
    PublisherProof publisherProof(
            ObjectProvider<PublisherKey> own,
            Environment settings,
            @Value("${ballcourt.events.proof:}") EventProof proof,
            @Value("${ballcourt.test-mode:false}") boolean testMode) {
        Map<Publisher, EventVerifier> verifiers = new EnumMap<>(Publisher.class);
        for (Publisher publisher : Publisher.values()) {
            List<VerifyingKey> known = own.stream()
                    .filter(key -> key.of() == publisher)
                    .map(key -> key.signing().verifying())
                    .toList();
            List<String> others = List.of(settings.getProperty(publisher.keys(), String[].class, new String[0]));
            verifiers.put(publisher, verifier(known, read(publisher.keys(), others), proof, testMode));
        }
        return new PublisherProof(verifiers);
    }

    private static EventVerifier verifier(
            List<VerifyingKey> own, List<VerifyingKey> others, EventProof proof, boolean testMode) {
        List<VerifyingKey> known = Stream.concat(own.stream(), others.stream()).toList();
        EventProof usual = testMode && known.isEmpty() ? EventProof.NONE : EventProof.SIGNED;
        return (proof == null ? usual : proof) == EventProof.NONE ? EventVerifier.unsigned() : EventVerifier.of(known);
    }

    private static List<VerifyingKey> read(String setting, List<String> lines) {
        try {
            return lines.stream()
                    .filter(line -> !line.isBlank())
                    .map(VerifyingKey::ofText)
                    .toList();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    Messages.inAll(Message.of("settings.event-key")
                            .with("setting", setting)
                            .with("why", wrong.getMessage())),
                    wrong);
        }
    }
}
