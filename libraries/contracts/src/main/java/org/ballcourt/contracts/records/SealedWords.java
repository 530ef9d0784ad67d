package org.ballcourt.contracts.records;

/**
 * What somebody wrote, as ciphertext under a key that may be destroyed.
 *
 * @param subject whose words they are, as {@code ROLE/id}
 */
public record SealedWords(String subject, String sealed) {}
