package org.ballcourt.cases.store;

import org.ballcourt.contracts.PersonalText;

/** Encrypts personal texts with one key per person and case; without its key a text is gone, wherever its ciphertext lies. */
public interface PersonalKeys {
    /** The same text with its ciphertext; the key is durable when this returns. A text that is sealed already stays as it is. */
    PersonalText seal(String caseId, PersonalText text);

    /** The plain text, or null where its key was destroyed or another service holds it. */
    String open(String caseId, PersonalText text);

    /** What opens this one text and no other of the same person. */
    TextKey keyOf(String caseId, PersonalText text);

    /** Erases everything that was ever sealed for this person in this case. */
    void destroy(String caseId, String subject);
}
