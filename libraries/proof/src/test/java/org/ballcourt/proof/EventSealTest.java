package org.ballcourt.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.wire.Sha256;
import org.junit.jupiter.api.Test;

/** Events that are signed together, each of which proves itself alone. */
class EventSealTest {
    private final SigningKey key = SigningKey.fresh();

    @Test
    void provesEachEventOfABatchOfAnySize() {
        for (int size = 1; size <= EventSeal.MOST; size++) {
            List<String> hashes = hashes(size);
            List<String> seals = EventSeal.sign(hashes, key);
            for (int index = 0; index < size; index++) {
                assertThat(isProven(hashes.get(index), seals.get(index)))
                        .as("event %d of %d", index, size)
                        .isTrue();
            }
        }
    }

    @Test
    void signsSoManyTogetherAtMost() {
        List<String> hashes = hashes(2 * EventSeal.MOST + 1);
        List<String> seals = EventSeal.sign(hashes, key);

        assertThat(seals).extracting(seal -> EventSeal.parse(seal).size()).containsOnly(EventSeal.MOST, 1);
        assertThat(seals.stream().map(seal -> EventSeal.parse(seal).signature()).distinct())
                .hasSize(3);
        assertThat(isProven(hashes.getLast(), seals.getLast())).isTrue();
        assertThat(EventSeal.sign(List.of(), key)).isEmpty();
    }

    @Test
    void provesNoOtherEvent() {
        List<String> hashes = hashes(5);
        List<String> seals = EventSeal.sign(hashes, key);

        assertThat(isProven(hashes.get(1), seals.get(2))).isFalse();
        assertThat(isProven(Sha256.hex("made up"), seals.get(2))).isFalse();
        assertThat(isProven("not a hash", seals.get(2))).isFalse();
    }

    @Test
    void provesNothingOnceAnyCharacterOfItIsAnother() {
        String hash = hashes(5).get(3);
        String seal = EventSeal.sign(hashes(5), key).get(3);
        for (int at = 0; at < seal.length(); at++) {
            char other = seal.charAt(at) == '1' ? '2' : '1';
            String changed = seal.substring(0, at) + other + seal.substring(at + 1);

            assertThat(isProven(hash, changed)).as(changed).isFalse();
        }
    }

    @Test
    void provesNothingWithAPathOfAnotherLength() {
        List<String> hashes = hashes(4);
        EventSeal seal = EventSeal.parse(EventSeal.sign(hashes, key).getFirst());
        String longer = seal.path() + hashes.get(1);
        String shorter = seal.path().substring(64);

        for (String path : List.of(longer, shorter, "")) {
            EventSeal changed = new EventSeal(seal.keyId(), seal.index(), seal.size(), seal.signature(), path);
            assertThat(isProven(hashes.getFirst(), changed.toString())).isFalse();
        }
    }

    /** An inner node of the tree must not pass for an event. */
    @Test
    void doesNotProveTheRootItself() {
        List<String> hashes = hashes(2);
        EventSeal seal = EventSeal.parse(EventSeal.sign(hashes, key).getFirst());
        EventSeal ofTheRoot = new EventSeal(seal.keyId(), 0, 1, seal.signature(), "");

        assertThat(isProven(seal.path(), ofTheRoot.toString())).isFalse();
    }

    @Test
    void isReadInItsOwnFormAlone() {
        String seal = EventSeal.sign(hashes(2), key).getFirst();

        assertThat(EventSeal.parse(seal)).hasToString(seal);
        for (String other : List.of("", "none", seal + "0", seal.toUpperCase(java.util.Locale.ROOT), " " + seal)) {
            assertThatIllegalArgumentException().isThrownBy(() -> EventSeal.parse(other));
        }
    }

    private boolean isProven(String hash, String text) {
        try {
            EventSeal seal = EventSeal.parse(text);
            byte[] message = seal.message(hash);
            return message != null
                    && key.verifying().keyId().equals(seal.keyId())
                    && key.verifying().verifies(message, seal.signature());
        } catch (IllegalArgumentException noSeal) {
            return false;
        }
    }

    private static List<String> hashes(int count) {
        return IntStream.range(0, count).mapToObj(n -> Sha256.hex("event " + n)).toList();
    }
}
