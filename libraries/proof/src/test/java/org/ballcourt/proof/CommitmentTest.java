package org.ballcourt.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.EvidenceCompleted;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.ProofSuffix;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private static final String TYPE = "evidence-completed.v1";
    private static final String AT = "2026-11-02T02:00:00Z";
    private static final String SALT = "000102030405060708090a0b0c0d0e0f";
    private static final String BARE = Wire.payload(new EvidenceCompleted(Role.BUYER, BallChange.NONE));

    private static String sealed(String payload) {
        return Commitment.seal(TYPE, AT, "BUYER/li", "command-1", payload, SALT);
    }

    private static Commitment commitment(String payload) {
        return Commitment.of(TYPE, AT, "BUYER/li", "command-1", payload);
    }

    /** The example of docs/proof.md; a change of these values breaks every hash that was ever stored. */
    @Test
    void commitsAsOnTheFirstDay() {
        String payload = sealed(BARE);

        assertThat(BARE).isEqualTo("{\"ball\":{\"ended\":[],\"opened\":[],\"resumed\":[]},\"by\":\"BUYER\"}");
        assertThat(payload)
                .isEqualTo("{\"ball\":{\"ended\":[],\"opened\":[],\"resumed\":[]},\"by\":\"BUYER\",\"~proof\":\"" + SALT
                        + ".a8f1305c7ce8c482e66ccaa41f6247e7d45740ee22f1b3e109f21ae8aec4b1d4\"}");
        assertThat(EventHash.of(RecordedEvent.GENESIS, "case-1", 1, TYPE, AT, "BUYER/li", "command-1", payload))
                .isEqualTo("9b19b975fa7ebc6bc20da03603ad120a93f2a2c17bba0df41fd452b86be58668");
    }

    @Test
    void putsEveryFieldOfTheEventIntoTheOrderOfPointers() {
        assertThat(commitment(sealed(BARE)).leaves())
                .extracting(Leaf::pointer)
                .containsExactly(
                        "/actor",
                        "/at",
                        "/commandId",
                        "/data/ball/ended",
                        "/data/ball/opened",
                        "/data/ball/resumed",
                        "/data/by",
                        "/type");
    }

    @Test
    void amountsToAnotherRootWhenAnythingIsDifferent() {
        Set<String> roots = new HashSet<>();
        List<String[]> events = List.of(
                new String[] {TYPE, AT, "BUYER/li", "command-1"},
                new String[] {"other.v1", AT, "BUYER/li", "command-1"},
                new String[] {TYPE, "2026-11-02T02:00:00.001Z", "BUYER/li", "command-1"},
                new String[] {TYPE, AT, "SELLER/li", "command-1"},
                new String[] {TYPE, AT, "BUYER/li", "command-2"});
        for (String[] e : events) {
            roots.add(Commitment.of(e[0], e[1], e[2], e[3], sealed(BARE)).root());
        }
        for (String payload : List.of(
                "{\"a\":[]}",
                "{\"a\":{}}",
                "{\"a\":\"\"}",
                "{\"a\":1}",
                "{\"a\":\"1\"}",
                "{\"a\":[1]}",
                "{\"a\":{\"0\":1}}")) {
            roots.add(commitment(sealed(payload)).root());
        }
        // A list of one and an object with the key 0 have the same pointers: what tells them apart is the event's type.
        assertThat(roots).hasSize(events.size() + 6);
    }

    @Test
    void keepsFieldsApartWhoseNamesLookLikePlaces() {
        assertThat(commitment(sealed("{\"a/b\":1,\"a\":{\"b\":1}}")).leaves())
                .extracting(Leaf::pointer)
                .contains("/data/a~1b", "/data/a/b");
    }

    @Test
    void saltsEveryFieldByItself() {
        Commitment commitment = commitment(sealed(BARE));
        Set<String> salts = new HashSet<>();
        commitment.leaves().forEach(leaf -> salts.add(commitment.saltOf(leaf)));

        assertThat(salts).hasSize(commitment.leaves().size()).allMatch(salt -> salt.length() == 64);
        assertThat(Commitment.seal(TYPE, AT, "BUYER/li", "command-1", BARE))
                .isNotEqualTo(Commitment.seal(TYPE, AT, "BUYER/li", "command-1", BARE));
    }

    @Test
    void readsItsSuffixWithoutParsingAndNoOther() {
        String payload = sealed(BARE);
        ProofSuffix proof = ProofSuffix.of(payload);

        assertThat(proof.salt()).isEqualTo(SALT);
        assertThat(proof.root()).isEqualTo(commitment(payload).root());
        assertThat(ProofSuffix.removedFrom(payload)).isEqualTo(BARE);
        assertThat(ProofSuffix.of(BARE)).isNull();
        assertThat(ProofSuffix.of("{\"in\":" + payload + "}")).isNull();
        assertThat(ProofSuffix.of(payload.toUpperCase(java.util.Locale.ROOT))).isNull();
        assertThat(ProofSuffix.of(Wire.json()
                        .writeValueAsString(Wire.json().createObjectNode().put("x", payload))))
                .isNull();
        assertThatThrownBy(() -> commitment(BARE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isReadAsTheEventThatItWas() {
        assertThat(Wire.event(TYPE, sealed(BARE))).isEqualTo(new EvidenceCompleted(Role.BUYER, BallChange.NONE));
    }

    @Test
    void linksAnEventWithoutAProofAsBefore() {
        assertThat(EventHash.of(RecordedEvent.GENESIS, "case-1", 1, TYPE, AT, "BUYER/li", "command-1", BARE))
                .isEqualTo("f96c539d239f1b94c470a0abb9f4fef42dcb6115cfef069ea8e32d2a5269bec6");
    }
}
