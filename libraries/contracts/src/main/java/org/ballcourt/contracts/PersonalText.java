package org.ballcourt.contracts;

/**
 * A text that may tell who somebody is; it is stored and published only encrypted with a key of this person and case, so that
 * destroying the key erases it everywhere while hashes stay valid.
 *
 * @param subject whose text it is, as {@code ROLE/id}
 * @param plain the text, or null where only the ciphertext is at hand
 * @param sealed the ciphertext, or null before the text was stored
 */
public record PersonalText(String subject, String plain, String sealed) {
    public static PersonalText of(Actor subject, String plain) {
        return plain == null || plain.isEmpty() ? null : new PersonalText(subject.toString(), plain, null);
    }

    @Override
    public String toString() {
        return "PersonalText of " + subject;
    }
}
