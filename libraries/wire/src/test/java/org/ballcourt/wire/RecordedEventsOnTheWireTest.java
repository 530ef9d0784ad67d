package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.OfferMade;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RecordedEventsOnTheWireTest {
    private static final Actor SELLER = new Actor(Role.SELLER, "shop-七");
    private static final Instant AT = Instant.parse("2026-01-05T02:00:00.123Z");

    private final OfferMade offer = new OfferMade(
            "offer-1",
            Role.SELLER,
            Remedy.PARTIAL_REFUND,
            Money.of("39.00", "CNY"),
            new PersonalText("SELLER/shop-七", null, "\"\\/\u0001密"),
            null,
            BallChange.NONE);
    private final RecordedEvent event =
            new RecordedEvent("case-1", 3, AT, SELLER, "cmd", offer, RecordedEvent.GENESIS, hash("cmd", AT));

    @Test
    void travelsThroughKafka() {
        byte[] value = Wire.payload(offer).getBytes(StandardCharsets.UTF_8);

        assertThat(CloudEvents.event(CloudEvents.headers(event), value)).isEqualTo(event);
    }

    @Test
    void namesItselfAsCloudEventsDemand() {
        assertThat(CloudEvents.headers(event))
                .containsEntry("ce_id", "case-1:3")
                .containsEntry("ce_type", "org.ballcourt.case.offer-made.v1")
                .containsEntry("ce_subject", "case-1")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_specversion", "ce_source", "ce_time");
    }

    @Test
    void travelsThroughTheInternalRead() {
        String json = WireEvents.toJson(event).toString();

        assertThat(WireEvents.fromJson(Wire.json().readTree(json))).isEqualTo(event);
    }

    @Test
    void saysOnEachWayWhetherMoreOfItsCommitFollows() {
        RecordedEvent first = event.inCommit(true);
        byte[] value = Wire.payload(offer).getBytes(StandardCharsets.UTF_8);

        assertThat(CloudEvents.headers(first)).containsEntry("ce_moreincommit", "true");
        assertThat(CloudEvents.headers(event)).doesNotContainKey("ce_moreincommit");
        assertThat(CloudEvents.event(CloudEvents.headers(first), value)).isEqualTo(first);
        assertThat(WireEvents.toJson(event).has("moreInCommit")).isFalse();
        assertThat(WireEvents.fromJson(WireEvents.toJson(first))).isEqualTo(first);
    }

    @Test
    void findsAnAlteredValueOrHeader() {
        String payload = Wire.payload(offer);
        byte[] altered = payload.replace("39.00", "93.00").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(event));

        assertThatThrownBy(() -> CloudEvents.event(headers, altered)).hasMessageContaining("hash");
        headers.put("ce_actor", "BUYER/li");
        assertThatThrownBy(() -> CloudEvents.event(headers, payload.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("hash");
        ObjectNode json = WireEvents.toJson(event).put("commandId", "other");
        assertThatThrownBy(() -> WireEvents.fromJson(json)).hasMessageContaining("hash");
    }

    @Test
    void namesTheMissingHeader() {
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(event));
        headers.remove("ce_seq");

        assertThatThrownBy(() -> CloudEvents.event(headers, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ce_seq");
    }

    @Test
    void hashesNeighbouringFieldsApart() {
        String one = EventHash.of("p", "ab", 1, "t", AT, SELLER, "c", "{}");
        String two = EventHash.of("p", "a", 1, "bt", AT, SELLER, "c", "{}");

        assertThat(one).isNotEqualTo(two).hasSize(64);
    }

    @Test
    void hashesTimeToTheMillisecond() {
        assertThat(hash("cmd", AT.plusNanos(1))).isEqualTo(hash("cmd", AT)).isNotEqualTo(hash("cmd", AT.plusMillis(1)));
    }

    private String hash(String commandId, Instant at) {
        return EventHash.of(
                RecordedEvent.GENESIS, "case-1", 3, "offer-made.v1", at, SELLER, commandId, Wire.payload(offer));
    }
}
