package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.OfferMade;
import org.ballcourt.contracts.CaseEvent.RulingIssued;
import org.ballcourt.contracts.ElementFinding;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class WireTest {
    private static final Actor SELLER = new Actor(Role.SELLER, "shop");

    private final OfferMade offer = new OfferMade(
            "offer-1",
            Role.SELLER,
            Remedy.PARTIAL_REFUND,
            Money.of("39", "CNY"),
            PersonalText.of(SELLER, "退您39元"),
            null,
            BallChange.NONE);

    @Test
    void writesTheCanonicalForm() {
        assertThat(Wire.payload(sealed(offer)))
                .isEqualTo("{\"amount\":{\"amount\":\"39.00\",\"currency\":\"CNY\"},"
                        + "\"ball\":{\"ended\":[],\"opened\":[],\"resumed\":[]},\"by\":\"SELLER\","
                        + "\"message\":{\"sealed\":\"S(退您39元)\",\"subject\":\"SELLER/shop\"},"
                        + "\"offerId\":\"offer-1\",\"remedy\":\"PARTIAL_REFUND\"}");
    }

    @Test
    void refusesToStoreAPlainText() {
        assertThatThrownBy(() -> Wire.payload(offer))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("must be sealed")
                .hasMessageNotContaining("退您");
    }

    @Test
    void refusesMoreDigitsThanTheCurrencyHas() {
        OfferMade broken = new OfferMade(
                "offer-1", Role.SELLER, Remedy.REFUND, Money.of("1.005", "CNY"), null, null, BallChange.NONE);

        assertThatThrownBy(() -> Wire.payload(broken)).hasMessageContaining("Rounding necessary");
    }

    @Test
    void sealsTextsAtAnyDepthAndWritesMapsByName() {
        Ruling ruling = new Ruling(
                new Actor(Role.AGENT, "chen"),
                List.of(new ElementFinding(
                        "DEFECT_SHOWN", Finding.PROVEN, PersonalText.of(SELLER, "photo"), List.of("ev-1"))),
                RulingResult.GRANTED,
                Remedy.REFUND,
                Money.of("129.00", "CNY"),
                Map.of(Account.SELLER, 60, Account.CARRIER, 40),
                Fault.SELLER,
                List.of("quality.burden"),
                "cn-marketplace@1",
                PersonalText.of(SELLER, "because"),
                null,
                null,
                null,
                null);

        String payload = Wire.payload(sealed(new RulingIssued(ruling, BallChange.NONE)));

        assertThat(payload)
                .contains("\"sealed\":\"S(photo)\"", "\"sealed\":\"S(because)\"")
                .contains("{\"CARRIER\":40,\"SELLER\":60}");
        RulingIssued back = (RulingIssued) Wire.event("ruling-issued.v1", payload);
        assertThat(back.ruling().liability()).isEqualTo(ruling.liability());
        assertThat(back.ruling().reasons().plain()).isNull();
        assertThat(Wire.payload(back)).isEqualTo(payload);
    }

    @Test
    void passesOverFieldsOfLaterVersionsButNotOverUnknownTypes() {
        CaseEvent read = Wire.event("evidence-completed.v1", "{\"by\":\"BUYER\",\"mood\":{\"a\":[1]},\"ball\":{}}");

        assertThat(read).isEqualTo(new CaseEvent.EvidenceCompleted(Role.BUYER, BallChange.NONE));
        assertThatThrownBy(() -> Wire.event("evidence-completed.v9", "{}")).hasMessageContaining("Unknown event type");
    }

    @Test
    void opensTextsForPeopleAndLeavesOutWhatTheyMayNotRead() {
        assertThat(Wire.readable(sealed(offer), text -> "open " + text.sealed())
                        .path("message")
                        .asString())
                .isEqualTo("open S(退您39元)");
        assertThat(Wire.readable(sealed(offer), text -> null).has("message")).isFalse();
    }

    @Test
    void neverShowsCiphertextToPeopleByAccident() {
        assertThatThrownBy(() -> Wire.json().valueToTree(Wire.event("offer-made.v1", Wire.payload(sealed(offer)))))
                .hasMessageContaining("must be opened");
    }

    @Test
    void readsACommandWithWhatWasLeftOut() {
        RejectClaim read = Wire.command(RejectClaim.class, Wire.json().readTree("{\"ground\":\"NORMAL_WEAR\"}"));

        assertThat(read.evidence()).isNull();
        assertThat(read.explanation()).isNull();
    }

    @Test
    void readsTimesWithAnOffsetAndAMissingBooleanAsFalse() {
        FileComplaint read = Wire.command(FileComplaint.class, Wire.json().readTree("""
                {"order": {"orderId": "o", "paidAt": "2026-01-05T10:00:00+08:00",
                           "unitPrice": {"amount": "129.00", "currency": "CNY"}, "quantity": 2}}"""));

        assertThat(read.order().paidAt()).isEqualTo(Instant.parse("2026-01-05T02:00:00Z"));
        assertThat(read.order().unitPrice().amount()).isEqualTo(new BigDecimal("129.00"));
        assertThat(read.urgent()).isFalse();
    }

    private static CaseEvent sealed(CaseEvent event) {
        return Wire.seal(event, text -> new PersonalText(text.subject(), null, "S(" + text.plain() + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "1e3", "true", "[]", "{}"})
    void takesNothingButATextForAText(String value) {
        assertThatThrownBy(() -> Wire.json().readValue("{\"text\":" + value + "}", CaseCommand.AddStatement.class))
                .isInstanceOf(JacksonException.class);
    }
}
