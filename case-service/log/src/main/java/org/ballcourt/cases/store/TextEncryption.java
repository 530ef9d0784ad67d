package org.ballcourt.cases.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.proof.SealedText;
import org.ballcourt.wire.Sha256;

/**
 * Encrypts personal texts with one key per person and case; without its key a text is gone, wherever its ciphertext lies (crypto-shredding).
 *
 * <p>Each text is sealed under a key of its own, derived from that of the person and case. A text names the person's key by the first hex digits of the
 * key's own hash, so that a text of a destroyed key is told from one that was tampered with. Case and person are authenticated with it, so
 * that a ciphertext cannot be moved to another place.
 */
public final class TextEncryption {
    private static final int KEY_BYTES = 32;
    private static final int NAME_DIGITS = 12;

    private final KeyVault vault;
    /** Another node's erasure takes effect here at the latest after a minute. */
    private final Cache<String, Key> recent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final SecureRandom random = new SecureRandom();

    TextEncryption(KeyVault vault) {
        this.vault = vault;
    }

    /** A key and its name. */
    record Key(String name, byte[] bytes) {
        static Key of(byte[] bytes) {
            return new Key(Sha256.hex(bytes).substring(0, NAME_DIGITS), bytes);
        }
    }

    /** The same text with its ciphertext; the key is durable when this returns. A text that is sealed already stays as it is. */
    public PersonalText seal(String caseId, PersonalText text) {
        if (text.sealed() != null) {
            return text;
        }
        String id = id(caseId, text.subject());
        Key key = recent.get(id, missing -> Key.of(vault.findOrCreate(missing, random(KEY_BYTES))));
        try {
            SealedText sealed =
                    SealedText.seal(key.bytes(), key.name(), random(SealedText.NONCE_BYTES), id, text.plain());
            return new PersonalText(text.subject(), text.plain(), sealed.text());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text of " + id + " cannot be sealed", e);
        }
    }

    /** The plain text, or null where its key was destroyed or another service holds it. */
    public String open(String caseId, PersonalText text) {
        if (text.sealed() == null) {
            return text.plain();
        }
        String id = id(caseId, text.subject());
        SealedText sealed = SealedText.parse(text.sealed());
        Optional<Key> key = sealed == null ? Optional.empty() : key(id, sealed.keyName());
        try {
            return key.isEmpty() ? null : sealed.open(sealed.key(key.get().bytes()), id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed text of " + id + " does not open with its own key", e);
        }
    }

    /** What opens this one text and no other of the same person. */
    public TextKey keyOf(String caseId, PersonalText text) {
        SealedText sealed = text.sealed() == null ? null : SealedText.parse(text.sealed());
        if (sealed == null) {
            return new TextKey(TextKey.State.ELSEWHERE, null);
        }
        Optional<Key> key = key(id(caseId, text.subject()), sealed.keyName());
        if (key.isEmpty()) {
            return new TextKey(TextKey.State.ERASED, null);
        }
        return sealed.hasOwnKey()
                ? new TextKey(TextKey.State.OPEN, sealed.key(key.get().bytes()))
                : new TextKey(TextKey.State.SHARED, null);
    }

    /** Erases everything that was ever sealed for this person in this case. */
    public void destroy(String caseId, String subject) {
        String id = id(caseId, subject);
        vault.destroy(id);
        recent.invalidate(id);
    }

    /** The cases, and whatever else has texts, in which something was sealed for this person. */
    public List<String> placesOf(String subject) {
        String end = id("", subject);
        return vault.endingIn(end).stream()
                .map(id -> id.substring(0, id.length() - end.length()))
                .toList();
    }

    /** All for whom something was sealed in a case. */
    public List<String> subjectsIn(String caseId) {
        String begin = id(caseId, "");
        return vault.beginningWith(begin).stream()
                .map(id -> id.substring(begin.length()))
                .toList();
    }

    private Optional<Key> key(String id, String name) {
        return Optional.ofNullable(recent.getIfPresent(id))
                .filter(key -> key.name().equals(name))
                .or(() -> vault.find(id).map(bytes -> remember(id, bytes)))
                .filter(key -> key.name().equals(name));
    }

    private Key remember(String id, byte[] bytes) {
        Key key = Key.of(bytes);
        recent.put(id, key);
        return key;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String id(String caseId, String subject) {
        return caseId + "/" + subject;
    }
}
