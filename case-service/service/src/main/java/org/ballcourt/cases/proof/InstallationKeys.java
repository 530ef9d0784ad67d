package org.ballcourt.cases.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.proof.VerifyingKey;
import org.ballcourt.servicekit.kafka.SigningKeyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that this installation signs with, and those that it signed with before.
 *
 * @param older whose signatures are still to be believed
 */
public record InstallationKeys(SigningKey own, List<VerifyingKey> older) {
    private static final Logger log = LoggerFactory.getLogger(InstallationKeys.class);

    public InstallationKeys {
        older = List.copyOf(older);
    }

    /** Whoever signed with one of these was this installation. */
    public List<VerifyingKey> known() {
        return Stream.concat(Stream.of(own.verifying()), older.stream()).toList();
    }

    /**
     * From a PEM file, or else from the text of such a file's only line.
     *
     * @throws IllegalStateException if both are blank and this is no trial, or if a key cannot be read
     */
    static InstallationKeys read(String file, String line, List<String> olderFiles, boolean trial) {
        List<VerifyingKey> older = olderFiles.stream()
                .map(name -> VerifyingKey.ofPem(SigningKeyFile.text(name)))
                .toList();
        Optional<SigningKey> given = SigningKeyFile.read("ballcourt.proof.key", file, line);
        if (given.isPresent()) {
            return new InstallationKeys(given.get(), older);
        }
        if (!trial) {
            throw new IllegalStateException(Messages.inAll(Message.of("proof-key.missing")));
        }
        log.warn("No ballcourt.proof.key-file: what this trial signs can be checked only until it stops");
        return new InstallationKeys(SigningKey.fresh(), older);
    }
}
