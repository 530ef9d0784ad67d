package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.UnprovenEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventChain;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EventProofConfigurationTest {
    private static final Actor BUYER = Actor.parse("BUYER/li");

    private final SigningKey key = SigningKey.fresh();
    private final SigningKey before = SigningKey.fresh();
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(context ->
                    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
            .withUserConfiguration(EventProofConfiguration.class);
    private final RecordedEvent event = EventChain.of("case-1")
            .then(BUYER, new StatementAdded(PersonalText.of(BUYER, "noisy"), Audience.ALL, BallChange.NONE))
            .events()
            .getFirst();

    @Test
    void believesTheKeysOfItsSettingsAndNobodyElse() {
        String keys = key.verifying().base64() + ", " + before.verifying().base64();
        service.withPropertyValues("ballcourt.events.keys=" + keys).run(context -> {
            EventVerifier verifier = context.getBean(EventVerifier.class);
            believes(verifier, key);
            believes(verifier, before);
            doesNotBelieve(verifier, SigningKey.fresh());
            doesNotBelieve(verifier, null);
        });
    }

    @Test
    void believesNobodyWhereItWasToldOfNobody() {
        service.run(context -> doesNotBelieve(context.getBean(EventVerifier.class), null));
    }

    @Test
    void believesTheCaseCoreOfItsOwnProcessInTestModeToo() {
        service.withBean(OwnEventKeys.class, () -> new OwnEventKeys(List.of(key.verifying())))
                .withPropertyValues("ballcourt.test-mode=true")
                .run(context -> {
                    EventVerifier verifier = context.getBean(EventVerifier.class);
                    believes(verifier, key);
                    doesNotBelieve(verifier, null);
                });
    }

    @Test
    void believesTheTopicInTestModeWhereThereIsNoCaseCoreToKnow() {
        service.withPropertyValues("ballcourt.test-mode=true")
                .run(context -> believes(context.getBean(EventVerifier.class), null));
    }

    @Test
    void doesAsItIsTold() {
        service.withPropertyValues(
                        "ballcourt.events.proof=NONE",
                        "ballcourt.events.keys=" + key.verifying().base64())
                .run(context -> believes(context.getBean(EventVerifier.class), null));
        service.withPropertyValues("ballcourt.events.proof=signed", "ballcourt.test-mode=true")
                .run(context -> doesNotBelieve(context.getBean(EventVerifier.class), null));
    }

    /** Who keeps files reminds nobody, and neither is the case core. */
    @Test
    void believesEachPublisherByItsOwnKeyAlone() {
        service.withPropertyValues(
                        "ballcourt.events.keys=" + key.verifying().base64(),
                        "ballcourt.evidence.keys=" + before.verifying().base64())
                .run(context -> {
                    PublisherProof proof = context.getBean(PublisherProof.class);
                    believes(proof.of(Publisher.EVIDENCE), before);
                    doesNotBelieve(proof.of(Publisher.EVIDENCE), key);
                    doesNotBelieve(proof.of(Publisher.EVIDENCE), null);
                    doesNotBelieve(proof.of(Publisher.ESCALATION), before);
                    doesNotBelieve(proof.of(Publisher.ESCALATION), null);
                    doesNotBelieve(context.getBean(EventVerifier.class), before);
                });
        service.withBean(PublisherKey.class, () -> new PublisherKey(Publisher.ESCALATION, key))
                .run(context -> {
                    PublisherProof proof = context.getBean(PublisherProof.class);
                    believes(proof.of(Publisher.ESCALATION), key);
                    doesNotBelieve(proof.of(Publisher.EVIDENCE), key);
                });
    }

    @Test
    void saysWhichSettingHoldsNoKey() {
        service.withPropertyValues("ballcourt.events.keys=no-key")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("ballcourt.events.keys"));
    }

    private void believes(EventVerifier verifier, SigningKey by) {
        assertThat(read(verifier, by)).isEqualTo(event);
    }

    private void doesNotBelieve(EventVerifier verifier, SigningKey by) {
        assertThatThrownBy(() -> read(verifier, by)).isInstanceOf(UnprovenEvent.class);
    }

    private RecordedEvent read(EventVerifier verifier, SigningKey by) {
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(event));
        if (by != null) {
            headers.put(
                    CloudEvents.SIGNATURE,
                    EventSeal.sign(List.of(event.hash()), by).getFirst());
        }
        return verifier.event(headers::get, Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8));
    }
}
